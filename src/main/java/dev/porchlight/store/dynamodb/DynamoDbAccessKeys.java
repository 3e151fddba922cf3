package dev.porchlight.store.dynamodb;

import dev.porchlight.access.AccessKey;
import dev.porchlight.access.AccessKeys;
import java.util.Optional;

/// Access keys from their own table. Reads are strongly consistent, so that only the cache in front
/// delays a revocation.
public final class DynamoDbAccessKeys implements AccessKeys {
  private final StoreCalls calls;
  private final String table;

  public DynamoDbAccessKeys(StoreCalls calls, String table) {
    this.calls = calls;
    this.table = table;
  }

  @Override
  public Optional<AccessKey> find(String id) {
    return calls.get(table, AccessKeyItem.key(id), true).flatMap(AccessKeyItem::read);
  }
}
