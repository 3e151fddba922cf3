package dev.porchlight.store.dynamodb;

import static dev.porchlight.store.dynamodb.EmptyTables.TABLES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.porchlight.access.LoginTokens;
import dev.porchlight.importer.ImportLine;
import dev.porchlight.importer.ImportRecord;
import dev.porchlight.importer.ImportStore;
import dev.porchlight.session.AppCatalogue;
import dev.porchlight.session.AppId;
import dev.porchlight.session.AppWriter;
import dev.porchlight.session.IpAddress;
import dev.porchlight.session.Session;
import dev.porchlight.session.SessionHistory;
import dev.porchlight.session.SessionId;
import dev.porchlight.session.SessionOrigin;
import dev.porchlight.session.SessionReader;
import dev.porchlight.session.SessionWriter;
import dev.porchlight.session.SignInHistory;
import dev.porchlight.session.SignOut;
import dev.porchlight.session.StoreBusyException;
import dev.porchlight.session.UserAccounts;
import dev.porchlight.session.UserId;
import dev.porchlight.session.UserPoolId;
import dev.porchlight.session.UserReader;
import dev.porchlight.session.UserStoreContract;
import dev.porchlight.session.UserWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoDbUserStoreTest extends UserStoreContract {
  /// What a DynamoDB item can hold, names and values.
  private static final int ITEM_BYTES = 400 * 1024;

  private static final UserId USER = new UserId("u");

  @RegisterExtension static final EmptyTables DYNAMO_DB = new EmptyTables("users");

  @Test
  void largestUserTakesLessThanHalfAnItem() {
    Map<String, AttributeValue> item = UserItem.write(new UserPoolId("p".repeat(64)), largest("a"));
    assertThat(bytes(AttributeValue.fromM(item))).isBetween(ITEM_BYTES / 4, ITEM_BYTES / 2);
  }

  @Test
  void marksOfADeletedUsersSessionsHoldNothingElse() {
    UserPoolId pool = new UserPoolId("erased");
    importer().write(List.of(imported(pool, "s1", NOW)));
    Map<String, AttributeValue> before = partition(pool).getFirst();
    DYNAMO_DB
        .client()
        .putItem(r ->
            r.tableName(TABLES.sessions())
                .item(SessionItem.writeReplaced(pool, session("s1", NOW))));
    assertThat(userWriter().forget(pool, USER, NOW.plusSeconds(60))).isTrue();
    assertThat(
            new QueryRead(DYNAMO_DB.calls(), TABLES.sessions(), true)
                .allBeginning(SessionTable.userPartition(pool, USER), SessionTable.REPLACED_PREFIX))
        .isEmpty();
    assertThat(partition(pool))
        .hasSize(1)
        .first()
        .satisfies(mark -> {
          assertThat(mark).containsOnlyKeys("PK", "SK", "entity", "endedAt", "ttl");
          assertThat(SessionTable.keyOf(mark)).isEqualTo(SessionTable.keyOf(before));
          assertThat(mark.get("ttl")).isEqualTo(before.get("ttl"));
        });
  }

  @Test
  void longHistoryIsErasedCallByCall() {
    UserPoolId pool = new UserPoolId("long");
    List<ImportLine> lines =
        IntStream.range(0, 8).mapToObj(i -> imported(pool, "s" + i, NOW.plusMillis(i))).toList();
    importer().write(lines);
    UserWriter slow = new DynamoDbUserWriter(DYNAMO_DB.calls(), TABLES.sessions(), 3);
    Instant later = NOW.plusSeconds(60);
    assertThat(slow.forget(pool, USER, later)).isFalse();
    assertThat(history().sessionsOf(pool, USER)).hasSize(5);
    assertThat(slow.forget(pool, USER, later)).isFalse();
    assertThat(history().sessionsOf(pool, USER)).hasSize(2);
    assertThat(slow.forget(pool, USER, later)).isTrue();
    assertThat(history().sessionsOf(pool, USER)).isEmpty();
    assertThat(slow.forget(pool, USER, later)).isTrue();
  }

  @Test
  void deletingAUserAsksToBeRepeatedUntilTheWholeHistoryIsErased() {
    UserPoolId pool = new UserPoolId("repeated");
    importer().write(List.of(imported(pool, "s1", NOW), imported(pool, "s2", NOW.plusMillis(1))));
    UserWriter slow = new DynamoDbUserWriter(DYNAMO_DB.calls(), TABLES.sessions(), 1);
    SignOut signOut = new SignOut(reader(), history(), sessions(), () -> NOW);
    UserAccounts accounts = new UserAccounts(signOut, slow, () -> NOW);
    assertThatThrownBy(() -> accounts.delete(pool, USER)).isInstanceOf(StoreBusyException.class);
    assertThat(history().sessionsOf(pool, USER)).hasSize(1);
    accounts.delete(pool, USER);
    assertThat(history().sessionsOf(pool, USER)).isEmpty();
  }

  private static ImportLine imported(UserPoolId pool, String id, Instant loginAt) {
    return new ImportLine(1, new ImportRecord.OfSession(pool, session(id, loginAt)));
  }

  private static Session session(String id, Instant loginAt) {
    return new Session(
        new SessionId(id),
        USER,
        new AppId("a"),
        loginAt,
        NOW.plusSeconds(30),
        IpAddress.of("192.0.2.1"),
        "curl",
        null,
        new SessionOrigin.Imported());
  }

  private static List<Map<String, AttributeValue>> partition(UserPoolId pool) {
    return new QueryRead(DYNAMO_DB.calls(), TABLES.sessions(), true)
        .allBeginning(SessionTable.userPartition(pool, USER), SessionTable.SESSION_PREFIX);
  }

  /// At least what DynamoDB counts: it adds 3 bytes for a list or map, and 1 for each element.
  private static int bytes(AttributeValue value) {
    if (value.s() != null) {
      return value.s().getBytes(StandardCharsets.UTF_8).length;
    }
    int elements =
        value.l().stream().mapToInt(element -> 1 + bytes(element)).sum()
            + value.m().entrySet().stream()
                .mapToInt(e -> 1 + e.getKey().length() + bytes(e.getValue()))
                .sum();
    return elements + 3;
  }

  @Override
  protected SessionReader reader() {
    return new DynamoDbSessionReader(DYNAMO_DB.calls(), TABLES.sessions(), true);
  }

  @Override
  protected SessionHistory history() {
    return new DynamoDbSessionHistory(DYNAMO_DB.calls(), TABLES.sessions(), true);
  }

  @Override
  protected SignInHistory signIns() {
    return new DynamoDbSignInHistory(DYNAMO_DB.calls(), TABLES.sessions(), true);
  }

  @Override
  protected SessionWriter sessions() {
    return new DynamoDbSessionWriter(DYNAMO_DB.calls(), TABLES.sessions());
  }

  @Override
  protected UserReader userReader() {
    return new DynamoDbUserReader(DYNAMO_DB.calls(), TABLES.sessions(), true);
  }

  @Override
  protected UserWriter userWriter() {
    return new DynamoDbUserWriter(DYNAMO_DB.calls(), TABLES.sessions());
  }

  @Override
  protected AppWriter apps() {
    return new DynamoDbAppWriter(DYNAMO_DB.calls(), TABLES.sessions());
  }

  @Override
  protected AppCatalogue catalogue() {
    return new DynamoDbAppCatalogue(DYNAMO_DB.calls(), TABLES.sessions(), Duration.ZERO, () -> 0);
  }

  @Override
  protected LoginTokens tokens() {
    return new DynamoDbLoginTokens(DYNAMO_DB.calls(), TABLES.sessions(), true);
  }

  @Override
  protected ImportStore importer() {
    return new DynamoDbImportStore(DYNAMO_DB.calls(), TABLES, () -> NOW);
  }
}
