package dev.porchlight.store.dynamodb;

import static dev.porchlight.store.dynamodb.EmptyTables.TABLES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.porchlight.access.LoginTokens;
import dev.porchlight.importer.ImportFormat;
import dev.porchlight.importer.ImportStore;
import dev.porchlight.importer.WorkspaceImportContract;
import dev.porchlight.session.LoginTokenHash;
import dev.porchlight.session.Session;
import dev.porchlight.session.SessionHistory;
import dev.porchlight.session.SessionId;
import dev.porchlight.session.SessionReader;
import dev.porchlight.session.SessionWriter;
import dev.porchlight.session.UserId;
import dev.porchlight.session.UserReader;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Runs the contract against DynamoDB Local.
class DynamoDbWorkspaceImportTest extends WorkspaceImportContract {
  @RegisterExtension static final EmptyTables DYNAMO_DB = new EmptyTables("workspace");

  @Override
  protected SessionReader reader() {
    return new DynamoDbSessionReader(DYNAMO_DB.calls(), TABLES.sessions(), true);
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
  protected UserReader users() {
    return new DynamoDbUserReader(DYNAMO_DB.calls(), TABLES.sessions(), true);
  }

  @Override
  protected LoginTokens tokens() {
    return new DynamoDbLoginTokens(DYNAMO_DB.calls(), TABLES.sessions(), true);
  }

  @Override
  protected ImportStore importer() {
    return new DynamoDbImportStore(DYNAMO_DB.calls(), TABLES, () -> NOW);
  }

  private static final Instant SIGNED_OUT = Instant.parse("2026-11-20T10:00:00Z");

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void signInThatIsNotLaterThanASignOutIsRefused(boolean everywhere) {
    users(List.of(user("ann", "t1"), user("ben", "t1")));
    signOut("ann", everywhere);
    List<String> refused =
        List.of(
            session("ann", "s1", "t1"),
            session("ann", "s2", "t1").replace(MORNING, SIGNED_OUT.toString()),
            own("ann", "o1", CHAT, MORNING));
    List<String> written =
        List.of(
            session("ann", "s3", "t1").replace(MORNING, NOON),
            session("ann", "s4", "unknown"),
            session("ben", "s5", "t1"));
    assertThat(load(ImportFormat.ROCKETCHAT_SESSIONS, refused.subList(0, 2), NOW, false))
        .isEqualTo(1);
    assertThat(load(ImportFormat.PORCHLIGHT, refused.subList(2, 3), NOW, false)).isEqualTo(1);
    assertThat(report())
        .contains("line 1: loginAt: the user was signed out after this sign-in")
        .contains("line 2: loginAt: the user was signed out after this sign-in");
    sessions(written);
    assertLive("ann: s3", "ben: s5");
    assertThat(load(ImportFormat.PORCHLIGHT, List.of(own("ann", "o2", WIKI, MORNING)), NOW, false))
        .isEqualTo(everywhere ? 1 : 0);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void tokenThatIsShownAfterASignOutBringsBackNoEarlierSignIn(boolean everywhere) {
    sessions(
        List.of(session("ann", "s1", "t1"), session("ann", "s2", "t1").replace(MORNING, NOON)));
    signOut("ann", everywhere);
    users(List.of(user("ann", "t1")));
    assertLive("ann: s2");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void sessionThatASignOutSparedStaysAsItIs(boolean everywhere) {
    users(List.of(user("ann", "t1")));
    sessions(List.of(session("ann", "s1", "t1")));
    signOut("ann", everywhere);
    sessions(List.of(session("ann", "s1", "t1").replace("\"d\"", "\"d0\"")));
    assertLive("ann: s1");
  }

  @Test
  void sessionWhoseIdIsUsedAgainStaysInTheHistory() {
    users(List.of(user("ann", "t1", "t2")));
    sessions(List.of(session("ann", "s", "t1")));
    sessions(List.of(session("ann", "s", "t2").replace(MORNING, NOON)));
    assertLive("ann: s");
    Map<String, AttributeValue> key =
        SessionTable.replacedKey(
            pool(), new UserId("ann"), new SessionId("s"), Instant.parse(MORNING));
    var item = DYNAMO_DB.client().getItem(get -> get.tableName(TABLES.sessions()).key(key)).item();
    Session replaced = SessionItem.read(new UserId("ann"), item);
    assertThat(replaced.isOf(LoginTokenHash.of("t1"))).isTrue();
    assertThat(replaced.endedAt()).isEqualTo(Instant.parse(NOON));
  }

  private void signOut(String user, boolean everywhere) {
    SignedOutMark marks = new SignedOutMark(TABLES.sessions());
    UserId id = new UserId(user);
    boolean known = reader().presence(pool(), id, CHAT).isPresent();
    Instant forget = NOW.plusSeconds(60);
    TransactWriteItem mark =
        everywhere
            ? marks.everywhere(pool(), id, SIGNED_OUT, forget)
            : known
                ? marks.inKnownApp(pool(), id, CHAT, SIGNED_OUT)
                : marks.inNewApp(pool(), id, CHAT, SIGNED_OUT, forget);
    assertThat(new TransactionWrite(DYNAMO_DB.calls()).all(List.of(mark))).isTrue();
  }
}
