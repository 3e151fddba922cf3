package dev.porchlight.infra;

import com.fasterxml.jackson.databind.JsonNode;
import dev.porchlight.session.AppId;
import dev.porchlight.session.SessionId;
import dev.porchlight.session.SessionPolicy;
import dev.porchlight.session.SignIn;
import dev.porchlight.session.SignInRequest;
import dev.porchlight.session.SignOut;
import dev.porchlight.session.UserAccounts;
import dev.porchlight.session.UserId;
import dev.porchlight.session.UserPoolId;
import dev.porchlight.store.dynamodb.DynamoDbSessionHistory;
import dev.porchlight.store.dynamodb.DynamoDbSessionReader;
import dev.porchlight.store.dynamodb.DynamoDbSessionWriter;
import dev.porchlight.store.dynamodb.DynamoDbUserWriter;
import dev.porchlight.store.dynamodb.StoreCalls;
import dev.porchlight.workbench.local.DynamoDbLocal;
import dev.porchlight.workbench.local.FunctionUnderTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What happens to one user's sessions, through the import and through the domain, in DynamoDB
/// Local, and the stream's records of it.
final class Story {
  static final String USER = "ann \"the\" first";
  static final Instant LOGIN = Instant.parse("2026-11-01T08:00:00Z");
  static final Instant SIGNED_OUT = LOGIN.plusSeconds(60);

  private static final UserPoolId POOL = new UserPoolId("pool");
  private static final Instant EXPIRY = Instant.parse("2036-11-01T08:00:00Z");
  private static final String TABLE = FunctionUnderTest.TABLES.sessions();
  private static final SessionPolicy POLICY =
      new SessionPolicy(
          Duration.ofDays(30),
          Duration.ofHours(1),
          Duration.ZERO,
          100,
          SessionPolicy.WhenFull.END_OLDEST);

  private final DynamoDbLocal store;
  private final Path folder;
  private Instant now = LOGIN;

  private Story(DynamoDbLocal store, Path folder) {
    this.store = store;
    this.folder = folder;
  }

  /// @param folder for its own files
  static List<JsonNode> records(Path folder) throws IOException, InterruptedException {
    try (DynamoDbLocal store = DynamoDbLocal.start(Path.of("target/test-logs/events.log"))) {
      store.create(FunctionUnderTest.TABLES);
      StreamRecords.enable(store, TABLE);
      Story story = new Story(store, folder);
      story.imports();
      story.signsInAndOut();
      story.isDeleted();
      return StreamRecords.of(store, TABLE);
    }
  }

  private void imports() throws IOException, InterruptedException {
    load(user(), app(), session("stays", ""), session("ended-elsewhere", ""));
    load(session("of-the-past", ended()));
    load(session("stays", ""), session("ended-elsewhere", ended()));
  }

  private void signsInAndOut() {
    open("signed-out");
    open("kicked");
    signOut().end(POOL, new UserId(USER), new SessionId("never-opened"));
    open("never-opened");
    now = SIGNED_OUT.minusSeconds(30);
    open("signed-out");
    signIn().touch(POOL, new UserId(USER), new SessionId("signed-out"));
    now = SIGNED_OUT;
    signOut().end(POOL, new UserId(USER), new SessionId("signed-out"));
    now = SIGNED_OUT.plusSeconds(1);
    endAgain("signed-out");
    signOut().end(POOL, new UserId(USER), new AppId("app"), new SessionId("kicked"));
    signIn().touch(POOL, new UserId(USER), new SessionId("kicked"));
    usesIdsAgain();
  }

  /// After an end, an expiry, and an end that came before any sign-in.
  private void usesIdsAgain() {
    open("used-again");
    signOut().end(POOL, new UserId(USER), new SessionId("used-again"));
    open("expires", now.plusSeconds(10), LOGIN);
    now = now.plusSeconds(60);
    for (String session : List.of("used-again", "expires", "never-opened")) {
      open(session, EXPIRY, now);
      open(session, EXPIRY, now);
    }
  }

  /// Every session that is left ends, and then everything about all of them is erased.
  private void isDeleted() {
    StoreCalls calls = new StoreCalls(store.client());
    new UserAccounts(signOut(), new DynamoDbUserWriter(calls, TABLE), () -> now)
        .delete(POOL, new UserId(USER));
  }

  private void open(String session) {
    open(session, EXPIRY, LOGIN);
  }

  private void open(String session, Instant expiresAt, Instant loginAt) {
    signIn()
        .open(
            POOL,
            new SignInRequest(
                new UserId(USER),
                new SessionId(session),
                new AppId("app"),
                expiresAt,
                null,
                loginAt,
                null,
                "curl",
                Map.of("plan", "gold")));
  }

  /// As a logout would if it began before another one ended the session.
  private void endAgain(String session) {
    UserId user = new UserId(USER);
    var known = history().session(POOL, user, new SessionId(session)).orElseThrow();
    writer().end(POOL, List.of(known), now, user);
  }

  private SignIn signIn() {
    return new SignIn(reader(), history(), writer(), POLICY, () -> now);
  }

  private SignOut signOut() {
    return new SignOut(reader(), history(), writer(), () -> now);
  }

  private DynamoDbSessionReader reader() {
    return new DynamoDbSessionReader(new StoreCalls(store.client()), TABLE, true);
  }

  private DynamoDbSessionHistory history() {
    return new DynamoDbSessionHistory(new StoreCalls(store.client()), TABLE, true);
  }

  private DynamoDbSessionWriter writer() {
    return new DynamoDbSessionWriter(new StoreCalls(store.client()), TABLE);
  }

  private void load(String... lines) throws IOException, InterruptedException {
    Path file = folder.resolve("lines.jsonl");
    Files.write(file, List.of(lines));
    FunctionUnderTest.load(store, file);
  }

  private static String user() {
    return """
    {"type":"user","userPoolId":"pool","userId":"ann","username":"ann"}\
    """;
  }

  private static String app() {
    return """
    {"type":"app","userPoolId":"pool","appId":"app","name":"App"}\
    """;
  }

  private static String session(String id, String more) {
    return """
    {"type":"session","userPoolId":"pool","userId":"ann \\"the\\" first","appId":"app",\
    "sessionId":"%s","loginAt":"%s","expiresAt":"%s","ip":"192.0.2.1","userAgent":"curl"%s}\
    """
        .formatted(id, LOGIN, EXPIRY, more);
  }

  private static String ended() {
    return ",\"endedAt\":\"2026-11-01T09:00:00Z\"";
  }
}
