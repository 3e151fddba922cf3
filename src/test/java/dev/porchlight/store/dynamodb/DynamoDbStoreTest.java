package dev.porchlight.store.dynamodb;

import static dev.porchlight.store.dynamodb.EmptyTables.TABLES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.porchlight.access.AccessKey;
import dev.porchlight.access.LoginTokens;
import dev.porchlight.access.Scope;
import dev.porchlight.importer.ImportLine;
import dev.porchlight.importer.ImportRecord;
import dev.porchlight.importer.ImportStore;
import dev.porchlight.session.AppCatalogue;
import dev.porchlight.session.AppId;
import dev.porchlight.session.ChatRecord;
import dev.porchlight.session.LoginTokenHash;
import dev.porchlight.session.Session;
import dev.porchlight.session.SessionHistory;
import dev.porchlight.session.SessionId;
import dev.porchlight.session.SessionOrigin;
import dev.porchlight.session.SessionReader;
import dev.porchlight.session.SessionStoreContract;
import dev.porchlight.session.SessionWriter;
import dev.porchlight.session.StoreUnavailableException;
import dev.porchlight.session.UserId;
import dev.porchlight.session.UserPoolId;
import dev.porchlight.session.UserReader;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Runs the contract against DynamoDB Local, and tests what only this store has.
class DynamoDbStoreTest extends SessionStoreContract {
  @RegisterExtension static final EmptyTables DYNAMO_DB = new EmptyTables("store");

  private static final UserPoolId POOL = new UserPoolId("pool");

  @Override
  protected SessionReader reader() {
    return new DynamoDbSessionReader(DYNAMO_DB.calls(), TABLES.sessions(), true);
  }

  @Override
  protected UserReader users() {
    return new DynamoDbUserReader(DYNAMO_DB.calls(), TABLES.sessions(), true);
  }

  @Override
  protected AppCatalogue catalogue() {
    return new DynamoDbAppCatalogue(
        DYNAMO_DB.calls(), TABLES.sessions(), Duration.ofSeconds(60), () -> 0);
  }

  @Override
  protected ImportStore importer() {
    return new DynamoDbImportStore(DYNAMO_DB.calls(), TABLES, () -> NOW);
  }

  @Override
  protected SessionHistory history() {
    return new DynamoDbSessionHistory(DYNAMO_DB.calls(), TABLES.sessions(), true);
  }

  @Override
  protected SessionWriter writer() {
    return new DynamoDbSessionWriter(DYNAMO_DB.calls(), TABLES.sessions());
  }

  @Override
  protected LoginTokens tokens() {
    return new DynamoDbLoginTokens(DYNAMO_DB.calls(), TABLES.sessions(), true);
  }

  @Test
  void accessKeyIsReadAsWritten() {
    AccessKey key = new AccessKey("key-1", "0123456789abcdef", POOL, Set.of(Scope.READ));
    importer().write(List.of(new ImportLine(1, new ImportRecord.OfAccessKey(key))));
    DynamoDbAccessKeys keys =
        new DynamoDbAccessKeys(DYNAMO_DB.calls(), TABLES.accessKeys(), SecretSeal.withDefaultKey());
    assertThat(keys.find("key-1")).contains(key);
    assertThat(keys.find("key-2")).isEmpty();
  }

  @Test
  void missingTableIsAnOutageNotAnAnswer() {
    SessionReader reader = new DynamoDbSessionReader(DYNAMO_DB.calls(), "no-such-table", true);
    assertThatThrownBy(() -> reader.presence(POOL, new UserId("u"), new AppId("a")))
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageContaining("ResourceNotFoundException");
  }

  @Test
  void corruptItemIsAnOutageNotAnAnswer() {
    AppId app = new AppId("corrupt");
    UserId user = new UserId("u");
    put(SessionTable.presenceKey(POOL, user, app), "live#s", AttributeValue.fromS("soon"));
    assertThatThrownBy(() -> reader().presence(POOL, user, app))
        .isInstanceOf(StoreUnavailableException.class);
  }

  @Test
  void sessionIsForgottenLongAfterItsExpiryAndAChatSessionOnlyOnceItWasCounted() {
    Session plain =
        new Session(
            new SessionId("s"),
            new UserId("u"),
            new AppId("a"),
            NOW,
            NOW,
            null,
            null,
            null,
            new SessionOrigin.Imported());
    assertThat(SessionItem.write(POOL, plain))
        .containsEntry("ttl", seconds(NOW.plus(Duration.ofDays(730))));
    assertThat(SessionItem.write(POOL, chat(plain, null))).doesNotContainKey("ttl");
    assertThat(DirectoryItem.write(POOL, chat(plain, null))).doesNotContainKey("ttl");
    Instant counted = NOW.plus(Duration.ofDays(1));
    assertThat(SessionItem.write(POOL, chat(plain, counted)))
        .containsEntry("ttl", seconds(NOW.plus(Duration.ofDays(731))));
  }

  private static AttributeValue seconds(Instant instant) {
    return AttributeValue.fromN(Long.toString(instant.getEpochSecond()));
  }

  private static Session chat(Session plain, @Nullable Instant computedAt) {
    ChatRecord.Times times = new ChatRecord.Times(NOW, null, null, null, computedAt);
    ChatRecord login =
        new ChatRecord(
            "d",
            "session",
            null,
            LoginTokenHash.of("t"),
            null,
            null,
            null,
            List.of(),
            null,
            null,
            null,
            times,
            null);
    return new Session(
        plain.id(),
        plain.userId(),
        plain.appId(),
        plain.loginAt(),
        plain.expiresAt(),
        null,
        null,
        null,
        new SessionOrigin.Chat(login));
  }

  /// Another host's zone, as it could be stored before zones were refused.
  @Test
  void unreadableAddressKeepsNobodyFromEndingTheSession() {
    UserPoolId pool = new UserPoolId("zone");
    UserId user = new UserId("u");
    AppId app = new AppId("a");
    Session session =
        new Session(
            new SessionId("s"),
            user,
            app,
            NOW,
            NOW.plusSeconds(60),
            null,
            null,
            null,
            new SessionOrigin.Imported());
    importer().write(List.of(new ImportLine(1, new ImportRecord.OfSession(pool, session))));
    Map<String, AttributeValue> item = new java.util.HashMap<>(SessionItem.write(pool, session));
    item.put("ip", AttributeValue.fromS("fe80:0:0:0:0:0:0:1%elsewhere0"));
    DYNAMO_DB.client().putItem(r -> r.tableName(TABLES.sessions()).item(item));
    Session read = history().sessionsOf(pool, user).getFirst();
    assertThat(read.ip()).isNull();
    writer().end(pool, List.of(read), NOW, null);
    assertThat(reader().presence(pool, user, app).orElseThrow().isLiveAt(NOW)).isFalse();
  }

  @Test
  void sessionEndedDuringItsImportStaysEnded() {
    UserPoolId pool = new UserPoolId("race");
    UserId user = new UserId("u");
    AppId app = new AppId("a");
    Instant later = NOW.plusSeconds(60);
    Session session =
        new Session(
            new SessionId("s"),
            user,
            app,
            NOW,
            later,
            null,
            null,
            null,
            new SessionOrigin.Imported());
    importer().write(List.of(new ImportLine(1, new ImportRecord.OfSession(pool, session))));
    Session longer = session.until(later.plusSeconds(1));
    List<ImportLine> lines = List.of(new ImportLine(1, new ImportRecord.OfSession(pool, longer)));
    Runnable logout = () -> writer().end(pool, List.of(session), NOW, user);
    ImportStore racing =
        new DynamoDbImportStore(
            new StoreCalls(before("transactWriteItems", logout)), TABLES, () -> NOW);
    assertThat(racing.write(lines))
        .containsExactly(
            new ImportStore.Refused(
                1, "sessionId: this session was ended and cannot be opened again"));
    assertThat(reader().presence(pool, user, app).orElseThrow().isLiveAt(NOW)).isFalse();
    assertThat(history().sessionsOf(pool, user).getFirst().isEnded()).isTrue();
  }

  @Test
  void signOutDuringAnImportIsNotLost() {
    UserPoolId pool = new UserPoolId("signed-out-race");
    UserId user = new UserId("u");
    AppId app = new AppId("a");
    Session session =
        new Session(
            new SessionId("s"),
            user,
            app,
            NOW,
            NOW.plusSeconds(60),
            null,
            null,
            null,
            new SessionOrigin.Imported());
    List<ImportLine> lines = List.of(new ImportLine(1, new ImportRecord.OfSession(pool, session)));
    SignedOutMark marks = new SignedOutMark(TABLES.sessions());
    for (TransactWriteItem mark :
        List.of(
            marks.everywhere(pool, user, NOW, NOW.plusSeconds(60)),
            marks.inNewApp(pool, user, app, NOW, NOW.plusSeconds(60)))) {
      Runnable signOut = () -> new TransactionWrite(DYNAMO_DB.calls()).all(List.of(mark));
      ImportStore racing =
          new DynamoDbImportStore(
              new StoreCalls(before("transactWriteItems", signOut)), TABLES, () -> NOW);
      assertThat(racing.write(lines))
          .containsExactly(
              new ImportStore.Refused(1, "loginAt: the user was signed out after this sign-in"));
      assertThat(history().sessionsOf(pool, user)).isEmpty();
      DYNAMO_DB
          .client()
          .deleteItem(
              d -> d.tableName(TABLES.sessions()).key(SessionTable.signedOutKey(pool, user)));
    }
  }

  /// A client that runs something else before the first call of a method.
  private static DynamoDbClient before(String method, Runnable happening) {
    AtomicBoolean happened = new AtomicBoolean();
    return (DynamoDbClient)
        Proxy.newProxyInstance(
            DynamoDbClient.class.getClassLoader(),
            new Class<?>[] {DynamoDbClient.class},
            (_, called, arguments) -> {
              if (called.getName().equals(method) && happened.compareAndSet(false, true)) {
                happening.run();
              }
              try {
                return called.invoke(DYNAMO_DB.client(), arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private static void put(Map<String, AttributeValue> key, String attribute, AttributeValue value) {
    Map<String, AttributeValue> item = new java.util.HashMap<>(key);
    item.put(attribute, value);
    DYNAMO_DB.client().putItem(r -> r.tableName(TABLES.sessions()).item(item));
  }
}
