package dev.porchlight.store.dynamodb;

import dev.porchlight.session.AppId;
import dev.porchlight.session.UserId;
import dev.porchlight.session.UserPoolId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/// Marks that a user was signed out: of one app in the presence there, of all apps in an item of
/// its own. A session whose sign-in is not later than a mark can no longer be opened or imported;
/// one that is already known is not affected (`docs/decisions/0029`).
final class SignedOutMark {
  /// Holds for a presence, or the item for all apps, if a sign-in at `:loginAt` still counts. The
  /// names are those of [#names].
  static final String STILL_COUNTS =
      "(attribute_not_exists(#signedOutAt) OR #signedOutAt < :loginAt)";

  private static final String LATER = "(attribute_not_exists(#signedOutAt) OR #signedOutAt < :at)";

  private final String table;

  SignedOutMark(String table) {
    this.table = table;
  }

  /// When the user was signed out, as a presence or the item for all apps says; empty if never.
  static Optional<Instant> at(Map<String, AttributeValue> item) {
    return Optional.ofNullable(Items.instantOrNull(item, SessionTable.SIGNED_OUT_AT));
  }

  /// The attribute names in [#STILL_COUNTS].
  static Map<String, String> names() {
    return Map.of("#signedOutAt", SessionTable.SIGNED_OUT_AT);
  }

  /// Succeeds only if no mark for all apps forbids a sign-in at `loginAt`.
  TransactWriteItem check(UserPoolId pool, UserId user, Instant loginAt) {
    ConditionCheck check =
        ConditionCheck.builder()
            .tableName(table)
            .key(SessionTable.signedOutKey(pool, user))
            .conditionExpression(STILL_COUNTS)
            .expressionAttributeNames(names())
            .expressionAttributeValues(Map.of(":loginAt", Items.of(loginAt)))
            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
            .build();
    return TransactWriteItem.builder().conditionCheck(check).build();
  }

  /// Marks all apps; succeeds only if there is no later mark.
  TransactWriteItem everywhere(UserPoolId pool, UserId user, Instant at, Instant forgetAt) {
    return mark(SessionTable.signedOutKey(pool, user), "signedOut", LATER, at, forgetAt);
  }

  /// Marks an app that the user has signed in to; succeeds only if so, and if there is no later
  /// mark.
  TransactWriteItem inKnownApp(UserPoolId pool, UserId user, AppId app, Instant at) {
    Map<String, AttributeValue> key = SessionTable.presenceKey(pool, user, app);
    return mark(key, "presence", LATER + " AND attribute_exists(#first)", at, null);
  }

  /// Marks an app that the user has not signed in to; succeeds only if so, and if there is no later
  /// mark.
  TransactWriteItem inNewApp(
      UserPoolId pool, UserId user, AppId app, Instant at, Instant forgetAt) {
    Map<String, AttributeValue> key = SessionTable.presenceKey(pool, user, app);
    return mark(key, "presence", LATER + " AND attribute_not_exists(#first)", at, forgetAt);
  }

  private TransactWriteItem mark(
      Map<String, AttributeValue> key,
      String entity,
      String condition,
      Instant at,
      @Nullable Instant forgetAt) {
    Map<String, String> names = new HashMap<>(names());
    names.put("#entity", SessionTable.ENTITY);
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":entity", AttributeValue.fromS(entity));
    values.put(":at", Items.of(at));
    if (condition.contains("#first")) {
      names.put("#first", SessionTable.FIRST_LOGIN_AT);
    }
    if (forgetAt != null) {
      names.put("#ttl", SessionTable.TIME_TO_LIVE);
      values.put(":ttl", AttributeValue.fromN(Long.toString(forgetAt.getEpochSecond())));
    }
    Update update =
        Update.builder()
            .tableName(table)
            .key(key)
            .conditionExpression(condition)
            .updateExpression(
                "SET #entity = :entity, #signedOutAt = :at"
                    + (forgetAt == null ? "" : ", #ttl = :ttl"))
            .expressionAttributeNames(names)
            .expressionAttributeValues(values)
            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
            .build();
    return TransactWriteItem.builder().update(update).build();
  }
}
