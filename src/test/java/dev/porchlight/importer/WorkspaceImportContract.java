package dev.porchlight.importer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porchlight.access.LoginTokens;
import dev.porchlight.access.LoginTokens.ReadTogether;
import dev.porchlight.session.AppId;
import dev.porchlight.session.LoginTokenHash;
import dev.porchlight.session.Session;
import dev.porchlight.session.SessionHistory;
import dev.porchlight.session.SessionId;
import dev.porchlight.session.SessionReader;
import dev.porchlight.session.SessionWriter;
import dev.porchlight.session.UserAlias;
import dev.porchlight.session.UserId;
import dev.porchlight.session.UserPoolId;
import dev.porchlight.session.UserReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the files of a chat workspace decide: the login token says whether a session is live, a
/// user's line is the whole truth about the user, and what ended stays ended. Each test has its own
/// user pool.
public abstract class WorkspaceImportContract {
  protected static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  protected static final AppId CHAT = new AppId("chat");
  protected static final AppId WIKI = new AppId("wiki");
  protected static final String MORNING = "2026-11-20T08:00:00Z";
  protected static final String NOON = "2026-11-20T11:00:00Z";

  private static final Instant SIGNED_OUT = Instant.parse("2026-11-20T10:00:00Z");

  private ChatWorkspace workspace;
  private ByteArrayOutputStream printed;

  protected abstract SessionReader reader();

  protected abstract SessionHistory history();

  protected abstract SessionWriter writer();

  protected abstract UserReader users();

  protected abstract LoginTokens tokens();

  protected abstract ImportStore importer();

  protected String report() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  protected UserPoolId pool() {
    return workspace.pool();
  }

  @BeforeEach
  void freshPool() {
    workspace =
        new ChatWorkspace(new UserPoolId("w-" + UUID.randomUUID()), CHAT, Duration.ofDays(90));
    printed = new ByteArrayOutputStream();
  }

  @Test
  void tokenDecidesWhicheverOfTheFilesComesFirst() {
    List<String> users = List.of(user("ann", "t1"), user("ben"), user("cat", "t3"));
    List<String> sessions =
        List.of(
            session("ann", "s1", "t1"),
            session("ann", "s2", "gone"),
            session("ben", "s3", "gone"),
            session("cat", "s4", "gone"),
            session("stranger", "s5", "t5"));
    users(users);
    sessions(sessions);
    assertLive("ann: s1", "ben:", "cat:", "stranger:");
    freshPool();
    sessions(sessions);
    assertLive("ann:", "ben:", "cat:", "stranger:");
    users(users);
    assertLive("ann: s1", "ben:", "cat:", "stranger:");
    users(List.of(user("stranger", "t5")));
    assertLive("stranger: s5");
  }

  @Test
  void sameFilesAgainChangeNothing() {
    List<String> users = List.of(user("ann", "t1", "t2"), user("ben", "t3"));
    List<String> sessions =
        List.of(
            session("ann", "s1", "t1"),
            session("ann", "s2", "t2"),
            session("ann", "s3", "gone"),
            loggedOut(session("ben", "s4", "t4"), NOON),
            session("ben", "s5", "t3"));
    for (int times = 0; times < 3; times++) {
      users(users);
      sessions(sessions);
      sessions(sessions.reversed());
      assertLive("ann: s1 s2", "ben: s5");
    }
  }

  @Test
  void tokenThatANewerFileLacksEndsWithAllItsSessions() {
    users(List.of(user("ann", "t1", "t2", personal("p"))));
    List<String> sessions =
        List.of(
            session("ann", "s1", "t1"),
            session("ann", "s2", "t1"),
            session("ann", "s3", "t2"),
            session("ann", "s4", "p"));
    sessions(sessions);
    assertLive("ann: s1 s2 s3 s4");
    users(List.of(user("ann", "t2")));
    assertLive("ann: s3");
    assertThat(opens("ann", "t1")).isFalse();
    assertThat(opens("ann", "p")).isFalse();
    assertThat(session("ann", "s1").endedAt()).isEqualTo(NOW);
    sessions(sessions);
    assertLive("ann: s3");
    sessions(List.of(session("ann", "s9", "t1")));
    assertLive("ann: s3");
    assertThat(session("ann", "s9").isEnded()).isTrue();
  }

  @Test
  void tokenThatIsGoneIsNotBroughtBackByAnOlderFile() {
    String older = user("ann", "t1", "t2");
    users(List.of(older));
    sessions(List.of(session("ann", "s1", "t1"), session("ann", "s2", "t2")));
    users(List.of(user("ann", "t2")));
    assertThat(load(ImportFormat.ROCKETCHAT_USERS, List.of(older), NOW, false)).isEqualTo(1);
    assertThat(report())
        .contains("line 1: loginTokens: one was ended here and stays ended; the rest was written");
    assertLive("ann: s2");
  }

  @Test
  void tokenIssuedAfterAFileWasWrittenIsNotGone() {
    users(List.of(user("ann", "t1", "t2@" + NOON)));
    sessions(List.of(session("ann", "s1", "t1"), session("ann", "s2", "t2")));
    Instant before = Instant.parse(NOON).minusSeconds(1);
    assertThat(load(ImportFormat.ROCKETCHAT_USERS, List.of(user("ann", "t9")), before, false))
        .isZero();
    assertLive("ann: s2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"_id\":\"ann\",\"active\":true}",
        "{\"_id\":\"ann\",\"services\":null}",
        "{\"_id\":\"ann\",\"services\":{}}",
        "{\"_id\":\"ann\",\"services\":{\"resume\":{}}}",
        "{\"_id\":\"ann\",\"services\":{\"resume\":{\"loginTokens\":[]}}}",
        "{\"_id\":\"ann\",\"services\":{\"resume\":{\"loginTokens\":null}}}",
        "{\"_id\":\"ann\",\"services\":{\"resume\":{\"loginTokens\":[{\"token\":\"t1\",\"when\":1}]}}}"
      })
  void userWithoutATokenIsNotSignedIn(String line) {
    users(List.of(user("ann", "t1")));
    sessions(List.of(session("ann", "s1", "t1")));
    users(List.of(line));
    assertLive("ann:");
    sessions(List.of(session("ann", "s1", "t1")));
    assertLive("ann:");
  }

  @Test
  void deactivatedUserIsSignedOutOfTheWorkspaceWhoeverOpenedTheSession() {
    users(List.of(user("ann", "t1")));
    sessions(List.of(session("ann", "s1", "t1"), session("ann", "s2", "unknown")));
    own(List.of(own("ann", "o1", CHAT, MORNING), own("ann", "o2", WIKI, MORNING)));
    assertLive("ann: o1 s1");
    String deactivated = user("ann", "t1").replace("\"active\":true", "\"active\":false");
    Instant before = Instant.parse(MORNING).minusSeconds(1);
    assertThat(load(ImportFormat.ROCKETCHAT_USERS, List.of(deactivated), before, false)).isZero();
    assertLive("ann: o1 s1");
    users(List.of(deactivated));
    assertLive("ann:");
    assertThat(live("ann", WIKI)).containsExactly("o2");
    sessions(List.of(session("ann", "s1", "t1"), session("ann", "s2", "unknown")));
    assertLive("ann:");
    String late = own("ann", "o3", CHAT, MORNING);
    assertThat(load(ImportFormat.PORCHLIGHT, List.of(late), NOW, false)).isEqualTo(1);
    assertLive("ann:");
    users(List.of(user("ann", "t2@" + NOON)));
    String again = session("ann", "s3", "t2").replace(MORNING, "2026-11-20T12:00:01Z");
    Instant then = NOW.plusSeconds(60);
    assertThat(load(ImportFormat.ROCKETCHAT_SESSIONS, List.of(again), then, false)).isZero();
    assertLive("ann: s3");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void signInThatIsNotLaterThanASignOutIsRefused(boolean everywhere) {
    users(List.of(user("ann", "t1"), user("ben", "t1")));
    signOut("ann", everywhere);
    List<String> refused =
        List.of(
            session("ann", "s1", "t1"),
            session("ann", "s2", "t1").replace(MORNING, SIGNED_OUT.toString()));
    assertThat(load(ImportFormat.ROCKETCHAT_SESSIONS, refused, NOW, false)).isEqualTo(1);
    String own = own("ann", "o1", CHAT, MORNING);
    assertThat(load(ImportFormat.PORCHLIGHT, List.of(own), NOW, false)).isEqualTo(1);
    assertThat(report())
        .contains("line 1: loginAt: the user was signed out after this sign-in")
        .contains("line 2: loginAt: the user was signed out after this sign-in");
    sessions(
        List.of(
            session("ann", "s3", "t1").replace(MORNING, NOON),
            session("ann", "s4", "unknown"),
            session("ben", "s5", "t1")));
    assertLive("ann: s3", "ben: s5");
    String elsewhere = own("ann", "o2", WIKI, MORNING);
    assertThat(load(ImportFormat.PORCHLIGHT, List.of(elsewhere), NOW, false))
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

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void endOfAnIdThatIsNotKnownYetIsNotLost(boolean ofEverybody) {
    UserId user = ofEverybody ? null : new UserId("ann");
    writer()
        .endNamed(
            workspace.pool(), CHAT, new SessionId("o1"), user, SIGNED_OUT, NOW.plusSeconds(60));
    String early = own("ann", "o1", CHAT, MORNING);
    assertThat(load(ImportFormat.PORCHLIGHT, List.of(early), NOW, false)).isEqualTo(1);
    assertLive("ann:");
    own(List.of(own("ann", "o1", CHAT, NOON), own("ann", "o2", CHAT, MORNING)));
    assertLive("ann: o1 o2");
    String ofBen = own("ben", "o1", CHAT, MORNING);
    assertThat(load(ImportFormat.PORCHLIGHT, List.of(ofBen), NOW, false))
        .isEqualTo(ofEverybody ? 1 : 0);
  }

  @Test
  void endOfAnIdThatHadEndedAlreadyHoldsForTheNextSignInToo() {
    own(List.of(endedOwn("ann", "o", MORNING, "2026-11-20T09:00:00Z")));
    writer()
        .endUnopened(
            workspace.pool(),
            new UserId("ann"),
            new SessionId("o"),
            SIGNED_OUT,
            NOW.plusSeconds(60));
    own(List.of(endedOwn("ann", "o", MORNING, "2026-11-20T09:10:00Z")));
    String between = own("ann", "o", CHAT, "2026-11-20T09:30:00Z");
    assertThat(load(ImportFormat.PORCHLIGHT, List.of(between), NOW, false)).isEqualTo(1);
    assertLive("ann:");
    own(List.of(own("ann", "o", CHAT, NOON)));
    assertLive("ann: o");
  }

  private void signOut(String user, boolean everywhere) {
    UserId id = new UserId(user);
    Instant forgetAt = NOW.plusSeconds(60);
    if (everywhere) {
      writer().signOutEverywhere(workspace.pool(), id, SIGNED_OUT, forgetAt);
    } else {
      writer().signOut(workspace.pool(), id, Set.of(CHAT), SIGNED_OUT, forgetAt);
    }
  }

  @Test
  void sessionIdUsedAgainIsTheLaterSignInWhateverTheOrderOfLines() {
    String first = loggedOut(session("ann", "s", "t1"), "2026-11-20T09:00:00Z");
    String second = session("ann", "s", "t2").replace(MORNING, NOON).replace("\"d\"", "\"d2\"");
    for (List<String> order : List.of(List.of(first, second), List.of(second, first))) {
      freshPool();
      users(List.of(user("ann", "t2")));
      sessions(order);
      assertLive("ann: s");
      assertThat(session("ann", "s").isOf(LoginTokenHash.of("t2"))).isTrue();
      for (String again : order) {
        sessions(List.of(again));
        assertLive("ann: s");
      }
      users(List.of(user("ann")));
      sessions(order);
      assertLive("ann:");
    }
  }

  @Test
  void endOfTheLaterSignInIsTheEndOfTheId() {
    String first = session("ann", "s", "t1");
    String second =
        loggedOut(session("ann", "s", "t2").replace(MORNING, NOON), "2026-11-20T11:30:00Z");
    for (List<String> order : List.of(List.of(first, second), List.of(second, first))) {
      freshPool();
      users(List.of(user("ann", "t1", "t2")));
      sessions(order);
      assertLive("ann:");
    }
  }

  @Test
  void endThatOneOfTheDailyRecordsReportsCountsWhateverTheirOrder() {
    String first = session("ann", "s", "t1");
    String second = loggedOut(first.replace("\"d\"", "\"d2\""), NOON);
    for (List<String> order : List.of(List.of(first, second), List.of(second, first))) {
      freshPool();
      users(List.of(user("ann", "t1")));
      sessions(order);
      assertLive("ann:");
      sessions(order);
      assertLive("ann:");
    }
  }

  @Test
  void sessionEndedHereStaysEndedAndItsIdCanBeUsedAgainByALaterSignIn() {
    String ended = session("ann", "s", "t1");
    users(List.of(user("ann", "t1", "t2")));
    sessions(List.of(ended));
    writer().end(workspace.pool(), List.of(session("ann", "s")), NOW, null);
    assertThat(load(ImportFormat.ROCKETCHAT_SESSIONS, List.of(ended), NOW, false)).isEqualTo(1);
    assertLive("ann:");
    String earlier = session("ann", "s", "t2").replace(MORNING, NOON);
    load(ImportFormat.ROCKETCHAT_SESSIONS, List.of(earlier), NOW, false);
    assertLive("ann:");
    String later = session("ann", "s", "t2").replace(MORNING, "2026-11-20T12:00:01Z");
    Instant then = NOW.plusSeconds(60);
    assertThat(load(ImportFormat.ROCKETCHAT_SESSIONS, List.of(later), then, false)).isZero();
    assertLive("ann: s");
    load(ImportFormat.ROCKETCHAT_SESSIONS, List.of(ended), then, false);
    assertLive("ann: s");
  }

  @Test
  void nameOfAnotherUserCostsNeitherTokensNorTheRest() {
    users(List.of(user("ann", "t1"), user("ben", "t2")));
    sessions(List.of(session("ann", "s1", "t1"), session("ben", "s2", "t2")));
    String swapped = user("ann", "t9").replace("ann.name", "ben.name");
    String swappedToo = user("ben", "t2").replace("ben.name", "ann.name");
    List<String> swap = List.of(swapped, swappedToo);
    load(ImportFormat.ROCKETCHAT_USERS, swap, NOW, false);
    assertLive("ann:", "ben: s2");
    load(ImportFormat.ROCKETCHAT_USERS, swap, NOW, false);
    users(swap);
    assertThat(named("ben.name")).contains(new UserId("ann"));
    assertThat(named("ann.name")).contains(new UserId("ben"));
  }

  @Test
  void usersWhomACompleteFileLacksEnd() {
    users(List.of(user("ann", "t1"), user("ben", "t2"), user("cat", "t3")));
    sessions(
        List.of(
            session("ann", "s1", "t1"), session("ben", "s2", "t2"), session("cat", "s3", "t3")));
    own(List.of(own("ben", "o1", CHAT, MORNING), own("ben", "o2", WIKI, MORNING)));
    users(List.of(user("ann", "t1")));
    assertLive("ann: s1", "ben: o1 s2", "cat: s3");
    assertThat(load(ImportFormat.ROCKETCHAT_USERS, List.of(user("ann", "t1")), NOW, true)).isZero();
    assertThat(report()).contains("ended, because the file does not name them: 2 users");
    assertLive("ann: s1", "ben:", "cat:");
    assertThat(live("ben", WIKI)).containsExactly("o2");
    assertThat(opens("ben", "t2")).isFalse();
    users(List.of(user("dan").replace("dan.name", "ben.name")));
    assertThat(named("ben.name")).contains(new UserId("dan"));
    load(ImportFormat.ROCKETCHAT_USERS, List.of(user("ann", "t1")), NOW, true);
    assertThat(report()).contains("not name them: 1 users");
  }

  @Test
  void sessionsThatACompleteFileLacksEndAndTheirTokensStay() {
    users(List.of(user("ann", "t1", "t2")));
    sessions(List.of(session("ann", "s1", "t1"), session("ann", "s2", "t1")));
    sessions(List.of(session("ann", "s3", "t2").replace(MORNING, NOON)));
    own(List.of(own("ann", "o1", CHAT, MORNING)));
    Instant asOf = Instant.parse(NOON).minusSeconds(1);
    String file = session("ann", "s1", "t1");
    assertThat(load(ImportFormat.ROCKETCHAT_SESSIONS, List.of(file), asOf, true)).isZero();
    assertThat(report()).contains("not name them: 1 sessions");
    assertLive("ann: o1 s1 s3");
    assertThat(opens("ann", "t1")).isTrue();
    sessions(List.of(session("ann", "s2", "t1")));
    assertLive("ann: o1 s1 s3");
    assertThat(load(ImportFormat.ROCKETCHAT_SESSIONS, List.of(file), NOW, true)).isZero();
    assertLive("ann: o1 s1");
  }

  @Test
  void nothingEndsByAFileThatCouldNotBeReadCompletely() {
    users(List.of(user("ann", "t1"), user("ben", "t2")));
    sessions(List.of(session("ann", "s1", "t1"), session("ben", "s2", "t2")));
    List<List<String>> files =
        List.of(
            List.of(user("ann", "t1"), "{\"_id\":\"b"),
            List.of("[", user("ann", "t1"), "]"),
            List.of(user("ann", "t1"), "{\"_id\":7}"),
            List.of(""),
            List.of());
    for (List<String> file : files) {
      printed.reset();
      assertThat(load(ImportFormat.ROCKETCHAT_USERS, file, NOW, true)).isEqualTo(1);
      assertThat(report()).contains("COMPLETE=true: nothing was ended: ");
      assertLive("ann: s1", "ben: s2");
    }
  }

  @Test
  void lineThatIsRefusedForAnEndHereStillNamesItsUser() {
    users(List.of(user("ann", "t1"), user("ben", "t2"), user("cat", "t3")));
    sessions(List.of(session("ann", "s1", "t1"), session("ben", "s2", "t2")));
    writer().end(workspace.pool(), List.of(session("ann", "s1")), NOW, null);
    List<String> file = List.of(user("ann", "t1"), user("ben", "t2"));
    assertThat(load(ImportFormat.ROCKETCHAT_USERS, file, NOW, true)).isEqualTo(1);
    assertThat(report()).contains("not name them: 1 users");
    assertLive("ann:", "ben: s2", "cat:");
  }

  @Test
  void ownSessionIdCanBeUsedAgainByASignInLaterThanTheEnd() {
    for (boolean reversed : new boolean[] {false, true}) {
      freshPool();
      String ended = endedOwn("ann", "o", MORNING, "2026-11-20T09:00:00Z");
      String again = own("ann", "o", CHAT, NOON);
      List<String> order = reversed ? List.of(again, ended) : List.of(ended, again);
      own(order);
      assertLive("ann: o");
      own(order);
      assertLive("ann: o");
    }
    String notLater = own("ann", "p", CHAT, "2026-11-20T09:00:00Z");
    own(List.of(endedOwn("ann", "p", MORNING, "2026-11-20T09:00:00Z")));
    assertThat(load(ImportFormat.PORCHLIGHT, List.of(notLater), NOW, false)).isEqualTo(1);
    assertLive("ann: o");
  }

  protected void users(List<String> lines) {
    assertThat(load(ImportFormat.ROCKETCHAT_USERS, lines, NOW, false)).isZero();
  }

  protected void sessions(List<String> lines) {
    assertThat(load(ImportFormat.ROCKETCHAT_SESSIONS, lines, NOW, false)).isZero();
  }

  protected void own(List<String> lines) {
    assertThat(load(ImportFormat.PORCHLIGHT, lines, NOW, false)).isZero();
  }

  protected int load(ImportFormat format, List<String> lines, Instant asOf, boolean complete) {
    ImportReport report = new ImportReport(new PrintStream(printed, true, StandardCharsets.UTF_8));
    Instant now = asOf.isAfter(NOW) ? asOf : NOW;
    ImportSource source = new ImportSource(workspace, asOf, now);
    NamedByFile named = new NamedByFile();
    byte[] file = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    ImportStore store = new SerialStore(importer());
    try {
      new ImportRun(store, format.parser(source, report), report, named)
          .run(new ImportFile(new ByteArrayInputStream(file)));
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
    if (complete) {
      new Completion(store, format, source, report).of(named);
    }
    return report.finish();
  }

  /// A document of `users`.
  ///
  /// @param tokens the name of a token, with `@` and a time if it was not issued in the morning
  protected static String user(String id, String... tokens) {
    List<String> all = new ArrayList<>();
    for (String token : tokens) {
      String[] parts = (token + "@" + MORNING).split("@", -1);
      all.add(
          token.startsWith("{")
              ? token
              : "{\"when\":{\"$date\":\"%s\"},\"hashedToken\":\"%s\"}"
                  .formatted(parts[1], LoginTokenHash.of(parts[0])));
    }
    return """
    {"_id":"%s","username":"%s.name","active":true,"roles":["user"],\
    "services":{"resume":{"loginTokens":[%s]}}}\
    """
        .formatted(id, id, String.join(",", all));
  }

  private static String personal(String token) {
    return "{\"type\":\"personalAccessToken\",\"hashedToken\":\"%s\"}"
        .formatted(LoginTokenHash.of(token));
  }

  protected static String session(String user, String id, String token) {
    return """
    {"_id":"d","type":"session","sessionId":"%s","loginToken":"%s","userId":"%s",\
    "loginAt":{"$date":"%s"},"createdAt":{"$date":"%s"}}\
    """
        .formatted(id, LoginTokenHash.of(token), user, MORNING, MORNING);
  }

  private static String loggedOut(String session, String at) {
    return session.replace("\"type\"", "\"logoutAt\":{\"$date\":\"%s\"},\"type\"".formatted(at));
  }

  protected String own(String user, String id, AppId app, String loginAt) {
    return """
    {"type":"session","userPoolId":"%s","userId":"%s","appId":"%s","sessionId":"%s",\
    "loginAt":"%s","expiresAt":"2099-01-01T00:00:00Z"}\
    """
        .formatted(workspace.pool(), user, app, id, loginAt);
  }

  private String endedOwn(String user, String id, String loginAt, String endedAt) {
    return own(user, id, CHAT, loginAt).replace("}", ",\"endedAt\":\"%s\"}".formatted(endedAt));
  }

  /// Checks which sessions are live.
  ///
  /// @param expected a user and its live sessions in the workspace, in order of their ids
  protected void assertLive(String... expected) {
    assertThat(
            Stream.of(expected)
                .map(line -> line.substring(0, line.indexOf(':')))
                .map(user -> (user + ": " + String.join(" ", live(user, CHAT))).strip()))
        .containsExactly(expected);
  }

  private List<String> live(String user, AppId app) {
    return reader()
        .presence(workspace.pool(), new UserId(user), app)
        .map(presence -> presence.liveAt(NOW))
        .orElse(Set.of())
        .stream()
        .map(SessionId::value)
        .sorted()
        .toList();
  }

  private Session session(String user, String id) {
    return history()
        .session(workspace.pool(), new UserId(user), new SessionId(id))
        .orElseThrow(() -> new AssertionError("no session " + id));
  }

  private boolean opens(String user, String token) {
    ReadTogether nothing = new ReadTogether(Optional.empty(), false);
    return tokens()
        .find(workspace.pool(), new UserId(user), LoginTokenHash.of(token), nothing)
        .token()
        .isPresent();
  }

  private Optional<UserId> named(String username) {
    return users()
        .userNamed(
            workspace.pool(),
            List.of(UserAlias.parse(UserAlias.Kind.USERNAME, username).orElseThrow()));
  }
}
