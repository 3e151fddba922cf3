package dev.porchlight.store.dynamodb;

import dev.porchlight.session.AppId;
import dev.porchlight.session.NewSession;
import dev.porchlight.session.SessionId;
import dev.porchlight.session.UserId;
import dev.porchlight.session.UserPoolId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// Marks that sessions with some id have ended in an app: those of some users, or everybody's.
/// Their identity provider said so, perhaps before the session was opened.
record EndedNameItem(String table, UserPoolId pool, AppId app, SessionId id) {
  private static final String ENTITY = "endedName";

  /// The users whose sessions have ended; everybody's if it is missing.
  private static final String USERS = "users";

  /// When a session of `user` was ended, as such an item says; empty if none was.
  static Optional<Instant> endedAt(UserId user, Map<String, AttributeValue> item) {
    AttributeValue users = item.get(USERS);
    return users == null || users.ss().contains(user.value())
        ? Optional.of(Items.instant(item, SessionTable.ENDED_AT))
        : Optional.empty();
  }

  /// Marks everybody's.
  UpdateItemRequest ofAll(Instant at, Instant forgetAt) {
    Map<String, AttributeValue> values = values(at, forgetAt);
    return request(values).updateExpression(set() + " REMOVE #users").build();
  }

  /// Marks one user's as well; succeeds only if everybody's is not yet marked.
  UpdateItemRequest of(UserId user, Instant at, Instant forgetAt) {
    Map<String, AttributeValue> values = values(at, forgetAt);
    values.put(":user", AttributeValue.fromSs(List.of(user.value())));
    return request(values)
        .conditionExpression("attribute_not_exists(#endedAt) OR attribute_exists(#users)")
        .updateExpression(set() + " ADD #users :user")
        .build();
  }

  /// Succeeds only if no such mark forbids the opening.
  TransactWriteItem check(NewSession opening) {
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":user", AttributeValue.fromS(opening.session().userId().value()));
    if (opening.timed()) {
      values.put(":loginAt", Items.of(opening.session().loginAt()));
    }
    ConditionCheck check =
        ConditionCheck.builder()
            .tableName(table)
            .key(key())
            .conditionExpression(
                "attribute_not_exists(#endedAt)"
                    + " OR (attribute_exists(#users) AND NOT contains(#users, :user))"
                    + (opening.timed() ? " OR #endedAt < :loginAt" : ""))
            .expressionAttributeNames(Map.of("#endedAt", SessionTable.ENDED_AT, "#users", USERS))
            .expressionAttributeValues(values)
            .build();
    return TransactWriteItem.builder().conditionCheck(check).build();
  }

  Map<String, AttributeValue> key() {
    return SessionTable.endedNameKey(pool, id, app);
  }

  private static String set() {
    return "SET #entity = :entity, #endedAt = :at, #ttl = :ttl";
  }

  private static Map<String, AttributeValue> values(Instant at, Instant forgetAt) {
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":entity", AttributeValue.fromS(ENTITY));
    values.put(":at", Items.of(at));
    values.put(":ttl", AttributeValue.fromN(Long.toString(forgetAt.getEpochSecond())));
    return values;
  }

  private UpdateItemRequest.Builder request(Map<String, AttributeValue> values) {
    return UpdateItemRequest.builder()
        .tableName(table)
        .key(key())
        .expressionAttributeNames(
            Map.of(
                "#entity", SessionTable.ENTITY,
                "#endedAt", SessionTable.ENDED_AT,
                "#ttl", SessionTable.TIME_TO_LIVE,
                "#users", USERS))
        .expressionAttributeValues(values);
  }
}
