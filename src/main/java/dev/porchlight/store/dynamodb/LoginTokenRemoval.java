package dev.porchlight.store.dynamodb;

import dev.porchlight.session.UserId;
import dev.porchlight.session.UserPoolId;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// Ends all login tokens of a user, including those without a session. They stay as markers for a
/// while, so that no import brings them back.
final class LoginTokenRemoval {
  private final StoreCalls calls;
  private final QueryRead query;
  private final String table;

  LoginTokenRemoval(StoreCalls calls, String table) {
    this.calls = calls;
    this.query = new QueryRead(calls, table, true);
    this.table = table;
  }

  void endAll(UserPoolId pool, UserId user, Instant now) {
    query.allBeginning(SessionTable.userPartition(pool, user), SessionTable.TOKEN_PREFIX).stream()
        .filter(token -> !LoginTokenItem.isEnded(token))
        .forEach(token -> end(token, now));
  }

  private void end(Map<String, AttributeValue> token, Instant now) {
    UpdateItemRequest request =
        UpdateItemRequest.builder()
            .tableName(table)
            .key(SessionTable.keyOf(token))
            .updateExpression("SET #endedAt = :at, #ttl = :ttl")
            .expressionAttributeNames(
                Map.of("#endedAt", SessionTable.ENDED_AT, "#ttl", SessionTable.TIME_TO_LIVE))
            .expressionAttributeValues(
                Map.of(":at", Items.of(now), ":ttl", LoginTokenItem.timeToLive(now)))
            .build();
    calls.call(client -> client.updateItem(request));
  }
}
