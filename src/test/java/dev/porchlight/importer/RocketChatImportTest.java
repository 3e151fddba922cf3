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
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

  private static final String MEMBER =
      """
      {"_id":"u","username":"u.name","name":"U","active":true,"roles":["user"],\
      "emails":[{"address":"u@example.com"}],"avatarETag":"e","avatarOrigin":"o",\
      "services":{"resume":{"loginTokens":[\
      {"when":{"$date":"2026-11-01T08:00:00Z"},"hashedToken":"%s"}]}}}\
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
    assertThat(users(MEMBER)).isZero();
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
        .contains("left out: a session without loginToken (1)")
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
        "{\"$date\":\"2026-11-01T08:00:00Z\"}|{\"$date\":\"soon\"}|loginAt: not a time such as 2026-11-01T08:00:00.000Z",
        "\"loginToken\":\"|\"loginToken\":\"x|loginToken: not a valid id",
        "\"day\":1|\"logoutAt\":\"soon\"|logoutAt: not a time such as 2026-11-01T08:00:00.000Z",
        "\"day\":1|\"logoutAt\":{\"$timestamp\":{\"t\":1,\"i\":1}}|logoutAt: not a string",
        "\"_id\":\"d1\"|\"_id\":7|_id: not a string",
        "{\"_id\"|{\"x\":ISODate(\"2026-11-01\"),\"_id\"|not JSON, but the notation of MongoDB's shell",
        "{\"_id\"|{,\"_id\"|not JSON",
        "{\"_id\"|[\"_id\"|the file is an array, not one object per line: export without --jsonArray"
      })
  void errorNamesTheField(String text, String instead, String reason) throws Exception {
    assertThat(sessions(SESSION.replace(text, instead))).isEqualTo(1);
    assertThat(report()).contains("line 1: " + reason);
  }

  /// What only decorates a user or a session is left out and counted; the record is kept.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "[{\"address\":\"u@example.com\"}]|{\"0\":{\"verified\":false}}|field emails: not an array",
        "[{\"address\":\"u@example.com\"}]|7|field emails: not an array",
        "[{\"address\":\"u@example.com\"}]|[null,\"u\",{}]|field emails[]: not a JSON object",
        "[{\"address\":\"u@example.com\"}]|[{\"address\":5}]|field emails[].address: not a string",
        "[{\"address\":\"u@example.com\"}]|[{\"address\":\"u\"}]|a malformed email",
        "\"u.name\"|5|field username: not a string",
        "\"u.name\"|\"TOO_LONG\"|field username: longer than 2048 characters",
        "\"u.name\"|\"LONG\"|a malformed username",
        "\"U\"|{\"first\":\"U\"}|field name: not a string",
        "\"U\"|\"LONG\"|field name: longer than 512 bytes",
        "\"e\"|17|field avatarETag: not a string",
        "\"e\"|\"LONG\"|field avatarETag: longer than 256 bytes",
        "\"o\"|[]|field avatarOrigin: not a string",
        "[\"user\"]|[null,\"user\",3]|field roles[]: not a string (2)",
        "[\"user\"]|\"user\"|field roles: not an array",
        "[\"user\"]|[\"LONG\"]|a role that is too long, or one too many",
        "[\"user\"]|[MANY]|a role that is too long, or one too many (20)",
        "{\"when\"|{\"token\":\"x\",\"when\":1793520000000},{\"when\"|field services.resume.loginTokens[].when: not a string",
        "{\"when\"|null,7,{},{\"when\"|a login token without a hash or a time (1)",
        "{\"when\"|{\"hashedToken\":5},{\"when\"|field services.resume.loginTokens[].hashedToken: not a string",
        "{\"when\"|{\"type\":1,\"when\"|field services.resume.loginTokens[].type: not a string"
      })
  void fieldThatOnlyDecoratesNeverCostsTheUser(String text, String instead, String leftOut)
      throws Exception {
    String many = "\"r\",".repeat(119) + "\"r\"";
    String odd =
        instead
            .replace("TOO_LONG", "x".repeat(2_049))
            .replace("LONG", "界".repeat(300))
            .replace("MANY", many);
    assertThat(MEMBER).contains(text);
    assertThat(users(MEMBER.replace(text, odd))).isZero();
    assertThat(sessions(SESSION)).isZero();
    assertThat(report()).contains("left out: " + leftOut);
    assertThat(isActive(new UserId("u"))).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "\"day\":1|\"day\":31|field day: no such day in the calendar",
        "\"day\":1|\"day\":\"one\"|field day: not an integer",
        "\"day\":1|\"day\":1.5|field day: not an integer",
        "\"year\":2026|\"year\":\"2026\"|field year: not an integer",
        "\"roles\":[]|\"roles\":[1]|field roles[]: not a string",
        "\"roles\":[]|\"roles\":null,\"mostImportantRole\":[]|field mostImportantRole: not a string",
        "\"roles\":[]|\"device\":1|field device: not a JSON object",
        "\"roles\":[]|\"device\":false|field device: not a JSON object",
        "\"roles\":[]|\"device\":{\"os\":\"Linux\"}|field device.os: not a JSON object",
        "\"roles\":[]|\"device\":{\"os\":{\"version\":5},\"name\":{}}|field device.name: not a string",
        "\"roles\":[]|\"ip\":[\"10.0.0.1\"]|field ip: not a string",
        "\"roles\":[]|\"host\":0|field host: not a string",
        "\"roles\":[]|\"instanceId\":{}|field instanceId: not a string",
        "\"roles\":[]|\"searchTerm\":\"LONG\"|field searchTerm: longer than 2048 characters",
        "\"roles\":[]|\"_updatedAt\":{\"$timestamp\":{\"t\":1,\"i\":1}}|field _updatedAt: not a string",
        "\"roles\":[]|\"closedAt\":\"never\"|field closedAt: not a time such as 2026-11-01T08:00:00.000Z",
        "\"roles\":[]|\"lastActivityAt\":1|field lastActivityAt: not a string",
        "\"roles\":[]|\"_computedAt\":true|field _computedAt: not a string",
        "\"roles\":[]|\"logoutBy\":5|field logoutBy: not a string",
        "{\"$date\":\"2026-11-01T08:00:00.001Z\"}|{\"$date\":{}}|field createdAt"
      })
  void fieldThatOnlyDecoratesNeverCostsTheSession(String text, String instead, String leftOut)
      throws Exception {
    assertThat(SESSION).contains(text);
    assertThat(users(MEMBER)).isZero();
    String odd = instead.replace("LONG", "x".repeat(2_049));
    assertThat(sessions(SESSION.replace(text, odd))).isZero();
    assertThat(report()).contains("left out: " + leftOut);
    assertThat(isActive(new UserId("u"))).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "\"_id\":\"u\"|\"_id\":{}|_id: not a string",
        "\"active\":true|\"active\":\"false\"|active: not true or false",
        "\"active\":true|\"active\":0|active: not true or false",
        "\"services\":{|\"services\":5,\"x\":{|services: not a JSON object",
        "\"resume\":{|\"resume\":[],\"x\":{|services.resume: not a JSON object",
        "\"loginTokens\":[|\"loginTokens\":{},\"x\":[|services.resume.loginTokens: not an array"
      })
  void fieldThatDecidesWhetherAUserIsSignedInRefusesTheLine(
      String text, String instead, String reason) throws Exception {
    assertThat(MEMBER).contains(text);
    assertThat(users(MEMBER)).isZero();
    assertThat(sessions(SESSION)).isZero();
    assertThat(users(MEMBER.replace(text, instead))).isEqualTo(1);
    assertThat(report()).contains("line 1: " + reason);
    assertThat(isActive(new UserId("u"))).as("the earlier line still counts").isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\"sessionId\":null,", "\"sessionId\":\"\","})
  void sessionWithoutAnIdIsLeftOutAndCountedOnce(String instead) throws Exception {
    String nameless = SESSION.replace("\"sessionId\":\"s\",", instead);
    assertThat(sessions((nameless + "\n").repeat(30))).isZero();
    assertThat(report())
        .contains("left out: a session without sessionId (30)")
        .contains("; refused: 0;");
  }

  @Test
  void fileOfSessionsIsNotTakenForOneOfUsers() throws Exception {
    assertThat(users(SESSION)).isEqualTo(1);
    assertThat(report())
        .contains("line 1: sessionId: not a user; is this FORMAT=rocketchat-sessions?");
    assertThat(sessions(MEMBER)).isZero();
    assertThat(report()).contains("left out: a line that is not a session");
  }

  private int users(String lines) throws Exception {
    return run(ImportFormat.ROCKETCHAT_USERS, lines);
  }

  private int sessions(String lines) throws Exception {
    return run(ImportFormat.ROCKETCHAT_SESSIONS, lines);
  }

  private int run(ImportFormat format, String lines) throws Exception {
    ImportReport report = new ImportReport(new PrintStream(printed, true, StandardCharsets.UTF_8));
    LineParser parser = format.parser(new ImportSource(WORKSPACE, NOW, NOW), report);
    byte[] bytes = lines.getBytes(StandardCharsets.UTF_8);
    new ImportRun(new SerialStore(store), parser, report, new NamedByFile())
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
