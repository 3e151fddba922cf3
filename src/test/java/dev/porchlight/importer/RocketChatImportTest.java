package dev.porchlight.importer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porchlight.access.LoginTokens.ReadTogether;
import dev.porchlight.session.ChatRecord;
import dev.porchlight.session.InMemoryStore;
import dev.porchlight.session.LoginTokenHash;
import dev.porchlight.session.Session;
import dev.porchlight.session.Sessions;
import dev.porchlight.session.UserId;
import dev.porchlight.session.UserReference;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RocketChatImportTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private static final ChatWorkspace WORKSPACE = ChatWorkspace.DEFAULT;
  private static final UserId USER = new UserId("rbAXPnMktTFbNpwtJ");
  private static final String SESSION =
      """
      {"_id":"d1","type":"session","sessionId":"s","loginToken":"%s","userId":"u","roles":[],\
      "loginAt":{"$date":"2026-11-01T08:00:00Z"},"day":1,"month":11,"year":2026,\
      "createdAt":{"$date":"2026-11-01T08:00:00.001Z"}}\
      """
          .formatted(LoginTokenHash.of("t").value());

  private final InMemoryStore store = new InMemoryStore(() -> NOW);
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @Test
  void fixturesAreReadCompletelyAndLeftOutFieldsAreReported() throws Exception {
    assertThat(users(fixture("rocketchat_users"))).isZero();
    assertThat(sessions(fixture("rocketchat_sessions"))).isZero();
    assertThat(store.sessionsOf(WORKSPACE.pool(), USER)).hasSize(2);
    assertThat(report())
        .contains("left out: field services.resume.loginTokens[].bypassTwoFactor (1)")
        .contains("lines written: 2 in ")
        .contains("lines written: 3 in ");
    assertThat(isActive(USER)).isTrue();
  }

  @Test
  void canonicalFormMeansTheSameAsTheRelaxedOne() throws Exception {
    String canonical =
        SESSION
            .replace("\"2026-11-01T08:00:00Z\"", "{\"$numberLong\":\"1793520000000\"}")
            .replace("\"day\":1", "\"day\":{\"$numberInt\":\"1\"}")
            .replace("\"month\":11", "\"month\":{\"$numberInt\":\"11\"}")
            .replace("\"year\":2026", "\"year\":{\"$numberDouble\":\"2026.0\"}")
            .replace("\"d1\"", "{\"$oid\":\"d1\"}")
            .replace("08:00:00.001Z", "08:00:00.001+0000");
    assertThat(sessions(SESSION)).isZero();
    Session relaxed = only();
    assertThat(sessions(canonical)).isZero();
    assertThat(only()).isEqualTo(relaxed);
    assertThat(relaxed.loginAt()).isEqualTo(Instant.parse("2026-11-01T08:00:00Z"));
    assertThat(login(relaxed).day()).hasToString("2026-11-01");
  }

  @Test
  void dailyCopiesAreOneSession() throws Exception {
    String copy =
        SESSION
            .replace("\"d1\"", "\"d2\"")
            .replace("\"day\":1", "\"day\":2")
            .replace("2026-11-01T08:00:00.001Z", "2026-11-02T00:00:00.000Z");
    assertThat(sessions(copy + "\n" + SESSION + "\n" + copy)).isZero();
    assertThat(login(only()).documentId()).isEqualTo("d1");
    assertThat(login(only()).day()).hasToString("2026-11-01");
  }

  @Test
  void loggedOutSessionIsNotLive() throws Exception {
    assertThat(sessions(SESSION)).isZero();
    assertThat(isActive(new UserId("u"))).isTrue();
    String loggedOut =
        SESSION.replace(
            "\"day\"",
            "\"logoutBy\":\"u\",\"logoutAt\":{\"$date\":\"2026-11-02T08:00:00Z\"},\"day\"");
    assertThat(sessions(loggedOut)).isZero();
    assertThat(isActive(new UserId("u"))).isFalse();
  }

  @Test
  void statisticsAndSessionsWithoutATokenAreLeftOutAndCounted() throws Exception {
    String daily = "{\"_id\":\"u-2026-11-1\",\"type\":\"user_daily\",\"sessions\":3}";
    String passwordOnly = SESSION.replaceFirst("\"loginToken\":\"[^\"]*\"", "\"loginToken\":\"\"");
    assertThat(sessions(daily + "\n" + daily + "\n" + passwordOnly)).isZero();
    assertThat(report())
        .contains("left out: a line that is not a session (such as user_daily) (2)")
        .contains("left out: a session without a login token (1)")
        .contains("lines written: 0 in ");
  }

  @Test
  void secretsOfUsersAreNeitherKeptNorPrinted() throws Exception {
    String user =
        """
        {"_id":"u","services":{"password":{"bcrypt":"canary"},"resume":{"loginTokens":[\
        {"hashedToken":"canary","when":{"$date":"2026-11-01T08:00:00Z"}}]}},\
        "emails":[{"address":"u@example.com"}]}\
        """;
    assertThat(users(user)).isZero();
    assertThat(report())
        .contains("left out: field services.password (1)")
        .contains("left out: a login token without a hash or a time (1)")
        .doesNotContain("canary");
  }

  @Test
  void deactivatedUserHasNoTokens() throws Exception {
    String user = fixture("rocketchat_users").replace("\"active\": true", "\"active\": false");
    assertThat(users(user)).isZero();
    LoginTokenHash hash = LoginTokenHash.of("4uBKb3a7jl28SM1uIAiXnqGvg9CBre9FA8cWxp8AaA6");
    ReadTogether nothing = new ReadTogether(Optional.empty(), false);
    assertThat(store.find(WORKSPACE.pool(), USER, hash, nothing).token()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "\"userId\":\"u\"|\"userID\":\"u\"|userId: missing",
        "\"day\":1|\"day\":31|day: no such day in the calendar",
        "\"day\":1|\"day\":\"one\"|day: not an integer",
        "\"day\":1|\"day\":1.5|day: not an integer",
        "\"roles\":[]|\"roles\":[1]|roles: not an array of strings",
        "\"roles\":[]|\"device\":1|device: not a JSON object",
        "{\"$date\":\"2026-11-01T08:00:00Z\"}|{\"$date\":\"soon\"}|loginAt: not a time such as 2026-11-01T08:00:00.000Z",
        "\"loginToken\":\"|\"loginToken\":\"x|loginToken: not a valid id",
        "{\"_id\"|[\"_id\"|not JSON"
      })
  void errorNamesTheField(String text, String instead, String reason) throws Exception {
    assertThat(sessions(SESSION.replace(text, instead))).isEqualTo(1);
    assertThat(report()).contains("line 1: " + reason);
  }

  private int users(String lines) throws Exception {
    return run(ImportFormat.ROCKETCHAT_USERS, lines);
  }

  private int sessions(String lines) throws Exception {
    return run(ImportFormat.ROCKETCHAT_SESSIONS, lines);
  }

  private int run(ImportFormat format, String lines) throws Exception {
    ImportReport report = new ImportReport(new PrintStream(printed, true, StandardCharsets.UTF_8));
    ImportStore oneAtATime = // the in-memory store is not thread-safe
        new ImportStore() {
          @Override
          public synchronized List<Refused> write(List<ImportLine> written) {
            return store.write(written);
          }
        };
    byte[] bytes = lines.getBytes(StandardCharsets.UTF_8);
    new ImportRun(oneAtATime, format.parser(WORKSPACE, report), report)
        .run(new ImportFile(new ByteArrayInputStream(bytes)));
    return report.finish();
  }

  private static String fixture(String name) throws Exception {
    return Files.readString(Path.of("src/workbench/demo/" + name + ".mongoexport.jsonl"));
  }

  private Session only() {
    assertThat(store.sessionsOfAll(WORKSPACE.pool())).hasSize(1);
    return store.sessionsOfAll(WORKSPACE.pool()).getFirst();
  }

  private static ChatRecord login(Session session) {
    return session.chatRecord().orElseThrow();
  }

  private String report() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  private boolean isActive(UserId user) {
    return new Sessions(store, store, store, () -> NOW)
        .isActive(WORKSPACE.pool(), new UserReference.ById(user), WORKSPACE.app());
  }
}
