package dev.porchlight.store.dynamodb;

import dev.porchlight.access.LoginTokens;
import dev.porchlight.session.LoginTokenHash;
import dev.porchlight.session.UserId;
import dev.porchlight.session.UserPoolId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Login tokens from DynamoDB: the token and everything read together with it are stored in the
/// user's partition, and read in one BatchGetItem.
public final class DynamoDbLoginTokens implements LoginTokens {
  private final BatchRead batch;

  /// @param consistent whether reads are strongly consistent, so that an ended token is refused
  ///   immediately
  public DynamoDbLoginTokens(StoreCalls calls, String table, boolean consistent) {
    this.batch = new BatchRead(calls, table, consistent);
  }

  @Override
  public Found find(UserPoolId pool, UserId user, LoginTokenHash hash, ReadTogether together) {
    Map<String, AttributeValue> tokenKey = SessionTable.tokenKey(pool, user, hash);
    Map<String, AttributeValue> userKey = SessionTable.profileKey(pool, user);
    Optional<Map<String, AttributeValue>> sessionKey =
        together.session().map(session -> SessionTable.sessionKey(pool, user, session));
    List<Map<String, AttributeValue>> keys = new ArrayList<>();
    keys.add(tokenKey);
    sessionKey.ifPresent(keys::add);
    if (together.user()) {
      keys.add(userKey);
    }
    List<Map<String, AttributeValue>> items = batch.items(keys);
    return new Found(
        item(items, tokenKey).flatMap(item -> LoginTokenItem.read(hash, item)),
        sessionKey.flatMap(key -> item(items, key)).flatMap(item -> SessionItem.find(user, item)),
        item(items, userKey).map(UserItem::read));
  }

  private static Optional<Map<String, AttributeValue>> item(
      List<Map<String, AttributeValue>> items, Map<String, AttributeValue> key) {
    return items.stream().filter(item -> SessionTable.keyOf(item).equals(key)).findFirst();
  }
}
