package dev.porchlight.store.dynamodb;

import static dev.porchlight.store.dynamodb.EmptyTables.TABLES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.porchlight.access.UsedOnce;
import dev.porchlight.access.UsedOnceContract;
import dev.porchlight.session.StoreUnavailableException;
import dev.porchlight.session.UserPoolId;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Runs the contract against DynamoDB Local, and tests what only this store has.
class UsedOnceDynamoDbTest extends UsedOnceContract {
  @RegisterExtension static final EmptyTables DYNAMO_DB = new EmptyTables("usedOnce");

  private static final UserPoolId POOL = new UserPoolId("pool");

  /// Far ahead: DynamoDB Local deletes by the real clock.
  private static final Instant NOW = Instant.parse("2126-11-20T12:00:00Z");

  private static final Instant LATER = NOW.plusMillis(1_500);

  @Override
  protected UsedOnce at(InstantSource clock) {
    return usedOnce(DYNAMO_DB.client(), clock);
  }

  @Test
  void itemExpiresAndDoesNotContainTheThingItself() {
    at(() -> NOW).claim(POOL, "signature", "the secret thing", LATER);
    Map<String, AttributeValue> key =
        SessionTable.usedKey(
            POOL, "signature", "ffd24da8748e75c12d6b52181d3f292300ac626a1da0e5d5cb2808c0409f19fc");
    Map<String, AttributeValue> item =
        DYNAMO_DB.client().getItem(r -> r.tableName(TABLES.sessions()).key(key)).item();
    assertThat(Items.text(item, "PK")).startsWith("POOL#pool#USED#signature#");
    assertThat(item)
        .containsEntry("ttl", AttributeValue.fromN(Long.toString(LATER.getEpochSecond() + 1)));
    assertThat(item.toString()).doesNotContain("secret");
  }

  @Test
  void writeThatTheSdkRepeatsStillCountsAsTheFirst() {
    UsedOnce repeating = usedOnce(sendingTwice(), () -> NOW);
    assertThat(repeating.claim(POOL, "signature", "twice", LATER)).isTrue();
    assertThat(repeating.claim(POOL, "signature", "twice", LATER)).isFalse();
  }

  @Test
  void missingTableIsAnOutageNotAnAnswer() {
    UsedOnce used = new DynamoDbUsedOnce(DYNAMO_DB.calls(), "no-such-table", () -> NOW);
    assertThatThrownBy(() -> used.claim(POOL, "signature", "s", LATER))
        .isInstanceOf(StoreUnavailableException.class);
  }

  private static UsedOnce usedOnce(DynamoDbClient client, InstantSource clock) {
    return new DynamoDbUsedOnce(new StoreCalls(client), TABLES.sessions(), clock);
  }

  /// A client that sends each request again, as the SDK does when an answer is lost.
  private static DynamoDbClient sendingTwice() {
    return (DynamoDbClient)
        Proxy.newProxyInstance(
            DynamoDbClient.class.getClassLoader(),
            new Class<?>[] {DynamoDbClient.class},
            (_, called, arguments) -> {
              try {
                called.invoke(DYNAMO_DB.client(), arguments);
                return called.invoke(DYNAMO_DB.client(), arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
