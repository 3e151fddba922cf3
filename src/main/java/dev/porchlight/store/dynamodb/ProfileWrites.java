package dev.porchlight.store.dynamodb;

import dev.porchlight.session.User;
import dev.porchlight.session.UserAlias;
import dev.porchlight.session.UserId;
import dev.porchlight.session.UserPoolId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// The conditional writes that make up a change to a profile. Each write of a profile has a unique
/// version, so that a profile that was deleted and created again is not mistaken for the one that
/// was read.
final class ProfileWrites {
  private static final String VERSION = "version";
  private static final String UNCHANGED = "#version = :version";
  private static final String FREE_OR_OWN = "attribute_not_exists(#key) OR #user = :user";

  private final String table;

  ProfileWrites(String table) {
    this.table = table;
  }

  /// Makes an alias lead to a user; succeeds only if it does not lead to another.
  TransactWriteItem claim(UserPoolId pool, UserAlias alias, UserId user) {
    Put put =
        Put.builder()
            .tableName(table)
            .item(AliasItem.write(pool, alias, user))
            .conditionExpression(FREE_OR_OWN)
            .expressionAttributeNames(ownerNames())
            .expressionAttributeValues(owner(user))
            .build();
    return TransactWriteItem.builder().put(put).build();
  }

  /// Makes an alias lead nowhere; succeeds only if it does not lead to another user.
  TransactWriteItem release(UserPoolId pool, UserAlias alias, UserId user) {
    Delete delete =
        Delete.builder()
            .tableName(table)
            .key(SessionTable.aliasKey(pool, alias))
            .conditionExpression(FREE_OR_OWN)
            .expressionAttributeNames(ownerNames())
            .expressionAttributeValues(owner(user))
            .build();
    return TransactWriteItem.builder().delete(delete).build();
  }

  /// Replaces the profile; succeeds only if it is still `before`.
  TransactWriteItem put(UserPoolId pool, User user, Optional<Map<String, AttributeValue>> before) {
    Map<String, AttributeValue> item = new HashMap<>(UserItem.write(pool, user));
    item.put(VERSION, AttributeValue.fromS(UUID.randomUUID().toString()));
    Put.Builder put = Put.builder().tableName(table).item(item);
    before.ifPresentOrElse(
        known ->
            put.conditionExpression(UNCHANGED)
                .expressionAttributeNames(Map.of("#version", VERSION))
                .expressionAttributeValues(version(known)),
        () ->
            put.conditionExpression("attribute_not_exists(#key)")
                .expressionAttributeNames(Map.of("#key", SessionTable.SORT_KEY)));
    return TransactWriteItem.builder().put(put.build()).build();
  }

  /// Deletes the profile; succeeds only if it is still `before`.
  TransactWriteItem delete(UserPoolId pool, UserId user, Map<String, AttributeValue> before) {
    Delete delete =
        Delete.builder()
            .tableName(table)
            .key(SessionTable.profileKey(pool, user))
            .conditionExpression(UNCHANGED)
            .expressionAttributeNames(Map.of("#version", VERSION))
            .expressionAttributeValues(version(before))
            .build();
    return TransactWriteItem.builder().delete(delete).build();
  }

  private static Map<String, AttributeValue> version(Map<String, AttributeValue> profile) {
    return Map.of(":version", AttributeValue.fromS(Items.text(profile, VERSION)));
  }

  private static Map<String, String> ownerNames() {
    return Map.of("#key", SessionTable.SORT_KEY, "#user", SessionTable.USER_ID);
  }

  private static Map<String, AttributeValue> owner(UserId user) {
    return Map.of(":user", AttributeValue.fromS(user.value()));
  }
}
