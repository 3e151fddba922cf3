package dev.porchlight.store.dynamodb;

import dev.porchlight.access.UsedOnce;
import dev.porchlight.session.Sha256;
import dev.porchlight.session.UserPoolId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/// Remembers used things in DynamoDB, with one conditional write each. The item identifies the
/// write that made it, so that a write that the SDK repeats because its answer was lost still
/// counts as the first.
public final class DynamoDbUsedOnce implements UsedOnce {
  private static final String CLAIM = "claim";

  private final StoreCalls calls;
  private final String table;
  private final InstantSource clock;

  public DynamoDbUsedOnce(StoreCalls calls, String table, InstantSource clock) {
    this.calls = calls;
    this.table = table;
    this.clock = clock;
  }

  @Override
  public boolean claim(UserPoolId pool, String purpose, String what, Instant forgetAt) {
    AttributeValue claim = AttributeValue.fromS(UUID.randomUUID().toString());
    Map<String, AttributeValue> item =
        new HashMap<>(SessionTable.usedKey(pool, purpose, Sha256.hex(what)));
    item.put(SessionTable.ENTITY, AttributeValue.fromS("used"));
    item.put(CLAIM, claim);
    item.put(SessionTable.FORGET_AT, Items.of(forgetAt));
    item.put(
        SessionTable.TIME_TO_LIVE,
        AttributeValue.fromN(Long.toString(forgetAt.getEpochSecond() + 1)));
    return calls.call(client -> put(client, request(item), claim));
  }

  @Override
  public boolean isClaimed(UserPoolId pool, String purpose, String what) {
    return calls
        .get(table, SessionTable.usedKey(pool, purpose, Sha256.hex(what)), true)
        .map(item -> Items.instant(item, SessionTable.FORGET_AT))
        .filter(forgetAt -> clock.instant().isBefore(forgetAt))
        .isPresent();
  }

  private static boolean put(DynamoDbClient client, PutItemRequest request, AttributeValue claim) {
    try {
      client.putItem(request);
      return true;
    } catch (ConditionalCheckFailedException e) {
      return claim.equals(e.item().get(CLAIM));
    }
  }

  private PutItemRequest request(Map<String, AttributeValue> item) {
    return PutItemRequest.builder()
        .tableName(table)
        .item(item)
        .conditionExpression("attribute_not_exists(#key) OR #forgetAt <= :now")
        .expressionAttributeNames(
            Map.of("#key", SessionTable.PARTITION_KEY, "#forgetAt", SessionTable.FORGET_AT))
        .expressionAttributeValues(Map.of(":now", Items.of(clock.instant())))
        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
        .build();
  }
}
