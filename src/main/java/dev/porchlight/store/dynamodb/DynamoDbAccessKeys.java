package dev.porchlight.store.dynamodb;

import dev.porchlight.access.AccessKey;
import dev.porchlight.access.AccessKeys;
import dev.porchlight.session.UserPoolId;
import java.util.Optional;

/// Access keys from their own table. Reads are strongly consistent, so that only the cache in front
/// delays a revocation.
public final class DynamoDbAccessKeys implements AccessKeys {
  private static final UserPoolId NOBODYS = new UserPoolId("nobody");

  private final StoreCalls calls;
  private final String table;
  private final SecretSeal seal;

  public DynamoDbAccessKeys(StoreCalls calls, String table, SecretSeal seal) {
    this.calls = calls;
    this.table = table;
    this.seal = seal;
  }

  @Override
  public Optional<AccessKey> find(String id) {
    Optional<AccessKey> key =
        calls
            .get(table, AccessKeyItem.key(id), true)
            .flatMap(item -> AccessKeyItem.read(item, seal));
    if (key.isEmpty()) {
      seal.seal(id, NOBODYS, id); // As much work as opening a secret.
    }
    return key;
  }
}
