package dev.porchlight.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porchlight.session.SessionPolicy.WhenFull;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What login systems can rely on with any store: sessions that are opened, kept alive and ended
/// through Porchlight. Each test has its own user pool.
public abstract class SessionLifeContract {
  private static final Instant START = Instant.parse("2026-11-20T12:00:00Z");
  private static final Duration LIFETIME = Duration.ofHours(8);
  private static final Duration IDLE = Duration.ofMinutes(10);
  private static final UserId BOB = new UserId("6229ffa000000000cade3e3d");
  private static final UserId AMY = new UserId("6319a15040000000f214dd5b");
  private static final AppId CHAT = new AppId("chat");
  private static final AppId WIKI = new AppId("wiki");
  private static final SessionId S1 = new SessionId("s1");

  private Instant now = START;
  private UserPoolId pool;
  private SignIn signIn;
  private SignOut signOut;
  private Sessions sessions;

  protected abstract SessionReader reader();

  protected abstract UserReader users();

  protected abstract SessionHistory history();

  protected abstract SessionWriter writer();

  protected abstract SignInHistory signIns();

  @BeforeEach
  void freshPool() {
    pool = new UserPoolId("life-" + UUID.randomUUID());
    signIn = signIn(policy(100, WhenFull.REFUSE));
    signOut = new SignOut(reader(), history(), writer(), () -> now);
    sessions = new Sessions(reader(), users(), (_, _) -> Map.of(), () -> now);
  }

  @Test
  void openedSessionIsLiveUntilItsExpiryButNotAtIt() {
    assertThat(signIn.open(pool, request(S1, BOB, CHAT)))
        .isInstanceOfSatisfying(
            Opening.Opened.class,
            opened -> assertThat(opened.activeUntil()).isEqualTo(START.plus(LIFETIME)));
    assertThat(isActive(BOB, CHAT)).isTrue();
    assertThat(isActive(BOB, WIKI)).isFalse();
    assertThat(isActive(AMY, CHAT)).isFalse();
    now = START.plus(LIFETIME);
    assertThat(isActive(BOB, CHAT)).isFalse();
  }

  @Test
  void everythingSaidAboutASessionIsRemembered() {
    SignInRequest request =
        new SignInRequest(
            BOB,
            S1,
            CHAT,
            START.plus(Duration.ofHours(1)),
            IDLE,
            START.minusSeconds(5),
            InetAddress.ofLiteral("2001:db8::1"),
            "Mozilla/5.0",
            Map.of("device", "laptop", "空", ""));
    signIn.open(pool, request);
    Session session = history().session(pool, BOB, S1).orElseThrow();
    assertThat(session)
        .isEqualTo(
            new Session(
                S1,
                BOB,
                CHAT,
                START.minusSeconds(5),
                START.plus(Duration.ofHours(1)),
                InetAddress.ofLiteral("2001:db8::1"),
                "Mozilla/5.0",
                null,
                new SessionOrigin.Opened(
                    new SessionTerms(IDLE, request.attributes(), request.hash()))));
    assertThat(history().usersOf(pool, S1)).containsExactly(BOB);
    assertThat(history().usersOf(pool, new SessionId("s2"))).isEmpty();
  }

  @Test
  void policyCapsWhatIsAskedFor() {
    SignInRequest greedy = request(S1, CHAT, START.plus(Duration.ofDays(9)), Duration.ofDays(9));
    signIn = signIn(new SessionPolicy(LIFETIME, IDLE, Duration.ZERO, 3, WhenFull.REFUSE));
    Opening.Opened opened = (Opening.Opened) signIn.open(pool, greedy);
    assertThat(opened.session().expiresAt()).isEqualTo(START.plus(LIFETIME));
    assertThat(opened.activeUntil()).isEqualTo(START.plus(IDLE));
  }

  @Test
  void repeatedRequestChangesNothingAndADifferentOneIsRecognised() {
    SignInRequest request = request(S1, BOB, CHAT);
    signIn.open(pool, request);
    now = START.plusSeconds(60);
    assertThat(signIn.open(pool, request)).isInstanceOf(Opening.Repeated.class);
    assertThat(activeUntil(BOB, CHAT)).isEqualTo(START.plus(LIFETIME));
    assertThat(signIn.open(pool, request(S1, BOB, WIKI))).isInstanceOf(Opening.Different.class);
    assertThat(signIn.open(pool, request(S1, CHAT, null, IDLE)))
        .isInstanceOf(Opening.Different.class);
    assertThat(isActive(BOB, WIKI)).isFalse();
  }

  @Test
  void endedSessionIsNeverOpenedOrTouchedAgain() {
    SignInRequest request = request(S1, CHAT, null, IDLE);
    signIn.open(pool, request);
    signOut.end(pool, BOB, S1);
    signOut.end(pool, BOB, S1);
    assertThat(isActive(BOB, CHAT)).isFalse();
    assertThat(signIn.open(pool, request)).isInstanceOf(Opening.AlreadyEnded.class);
    assertThat(signIn.touch(pool, BOB, S1)).isEmpty();
    assertThat(isActive(BOB, CHAT)).isFalse();
    assertThat(history().session(pool, BOB, S1).orElseThrow().endedAt()).isEqualTo(START);
  }

  @Test
  void endThatOvertakesItsSignInIsNotLost() {
    signOut.end(pool, BOB, S1);
    signOut.end(pool, BOB, S1);
    now = START.plus(Duration.ofDays(29));
    assertThat(signIn.open(pool, request(S1, BOB, CHAT))).isInstanceOf(Opening.AlreadyEnded.class);
    assertThat(isActive(BOB, CHAT)).isFalse();
    assertThat(signIn.touch(pool, BOB, S1)).isEmpty();
    assertThat(signIn.open(pool, request(S1, AMY, CHAT))).isInstanceOf(Opening.Opened.class);
    open("s2");
    assertThat(history().trace(pool, BOB, CHAT, S1).idEndedAt()).isEqualTo(START);
  }

  @Test
  void endOfASessionOpenedInTheMeantimeIsNotLost() {
    SessionWriter late = Disturbed.writer(writer(), "endUnopened", () -> open("s1"));
    new SignOut(reader(), history(), late, () -> now).end(pool, BOB, S1);
    assertThat(isActive(BOB, CHAT)).isFalse();
    assertThat(history().session(pool, BOB, S1).orElseThrow().isEnded()).isTrue();
  }

  @Test
  void sessionEndedUnopenedAppearsNowhere() {
    signOut.end(pool, BOB, S1);
    assertThat(reader().presences(pool, BOB)).isEmpty();
    assertThat(history().session(pool, BOB, S1)).isEmpty();
    assertThat(history().sessionsOf(pool, BOB)).isEmpty();
    assertThat(history().usersOf(pool, S1)).isEmpty();
    assertThat(signIns().after(pool, BOB, SignInFilter.ALL, null, 10)).isEmpty();
  }

  @Test
  void endingAnUnknownSessionChangesNothing() {
    signOut.end(pool, BOB, WIKI, S1);
    signOut.endNamed(pool, WIKI, S1);
    signOut.fromApps(pool, BOB, Set.of(CHAT));
    signOut.everywhere(pool, BOB);
    assertThat(reader().presences(pool, BOB)).isEmpty();
    assertThat(history().sessionsOf(pool, BOB)).isEmpty();
    open("s1");
  }

  @Test
  void activityKeepsAnIdleSessionAliveUntilItsAbsoluteExpiry() {
    signIn.open(pool, request(S1, CHAT, START.plus(Duration.ofMinutes(25)), IDLE));
    now = START.plus(Duration.ofMinutes(9));
    assertThat(signIn.touch(pool, BOB, S1)).contains(START.plus(Duration.ofMinutes(19)));
    now = START.plus(Duration.ofMinutes(18));
    assertThat(signIn.touch(pool, BOB, S1)).contains(START.plus(Duration.ofMinutes(25)));
    assertThat(isActive(BOB, CHAT)).isTrue();
    now = START.plus(Duration.ofMinutes(25));
    assertThat(isActive(BOB, CHAT)).isFalse();
    assertThat(signIn.touch(pool, BOB, S1)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 0, -1, -1_000_000_000_000L})
  void sessionThatIsAlreadyOverIsAnsweredAsOver(long millisLeft) {
    SignInRequest request = request(S1, CHAT, START.plusMillis(millisLeft), null);
    Opening.Opened opened = (Opening.Opened) signIn.open(pool, request);
    boolean live = millisLeft > 0;
    assertThat(opened.activeUntil() != null).isEqualTo(live);
    assertThat(isActive(BOB, CHAT)).isEqualTo(live);
    assertThat(signIn.open(pool, request))
        .isEqualTo(new Opening.Repeated(opened.session(), opened.activeUntil()));
  }

  @Test
  void idleSessionExpiresAndLaterActivityDoesNotReviveIt() {
    signIn.open(pool, request(S1, CHAT, null, IDLE));
    now = START.plus(IDLE);
    assertThat(isActive(BOB, CHAT)).isFalse();
    assertThat(signIn.touch(pool, BOB, S1)).isEmpty();
    assertThat(isActive(BOB, CHAT)).isFalse();
  }

  @Test
  void askingIsNotActivity() {
    signIn.open(pool, request(S1, CHAT, null, IDLE));
    now = START.plus(Duration.ofMinutes(9));
    assertThat(isActive(BOB, CHAT)).isTrue();
    now = START.plus(Duration.ofMinutes(11));
    assertThat(isActive(BOB, CHAT)).isFalse();
  }

  @Test
  void activityThatWouldChangeLittleIsNotWritten() {
    signIn = signIn(new SessionPolicy(LIFETIME, null, Duration.ofSeconds(60), 9, WhenFull.REFUSE));
    signIn.open(pool, request(S1, CHAT, null, IDLE));
    now = START.plusSeconds(59);
    assertThat(signIn.touch(pool, BOB, S1)).contains(START.plus(IDLE));
    now = START.plusSeconds(60);
    assertThat(signIn.touch(pool, BOB, S1)).contains(START.plusSeconds(60).plus(IDLE));
  }

  @Test
  void oneSignInTooManyIsRefusedUntilThereIsRoom() {
    signIn = signIn(policy(2, WhenFull.REFUSE));
    open("s1", "s2");
    assertThat(signIn.open(pool, request(new SessionId("s3"), BOB, CHAT)))
        .isEqualTo(new Opening.TooMany(2));
    assertThat(signIn.open(pool, request(new SessionId("s3"), BOB, WIKI)))
        .isInstanceOf(Opening.Opened.class);
    signOut.end(pool, BOB, S1);
    assertThat(signIn.open(pool, request(new SessionId("s4"), BOB, CHAT)))
        .isInstanceOf(Opening.Opened.class);
  }

  @Test
  void oneSignInTooManyEndsTheOldestSession() {
    signIn = signIn(policy(2, WhenFull.END_OLDEST));
    for (String id : List.of("s1", "s2", "s3", "s4")) {
      now = now.plusSeconds(1);
      open(id);
    }
    assertThat(live(CHAT)).containsExactlyInAnyOrder("s3", "s4");
    assertThat(history().session(pool, BOB, S1).orElseThrow().isEnded()).isTrue();
  }

  @Test
  void aHundredSessionsInOneAppAreLiveAndOneMoreEndsTheOldest() {
    signIn = signIn(policy(100, WhenFull.END_OLDEST));
    for (int i = 0; i < 101; i++) {
      now = now.plusMillis(1);
      open("s" + i);
    }
    assertThat(live(CHAT)).hasSize(100).doesNotContain("s0").contains("s1", "s100");
    signOut.fromApps(pool, BOB, Set.of(CHAT));
    assertThat(isActive(BOB, CHAT)).isFalse();
    assertThat(history().sessionsOf(pool, BOB)).hasSize(101).allMatch(Session::isEnded);
  }

  @Test
  void userIsSignedOutOfTheNamedAppsOnly() {
    open("s1", "s2");
    signIn.open(pool, request(new SessionId("s3"), BOB, WIKI));
    signIn.open(pool, request(S1, AMY, CHAT));
    signOut.fromApps(pool, BOB, Set.of(CHAT, new AppId("unknown")));
    assertThat(isActive(BOB, CHAT)).isFalse();
    assertThat(isActive(BOB, WIKI)).isTrue();
    assertThat(isActive(AMY, CHAT)).isTrue();
  }

  @Test
  void userIsSignedOutEverywhereButHere() {
    open("s1", "s2");
    signIn.open(pool, request(new SessionId("s3"), BOB, WIKI));
    signOut.everywhere(pool, BOB, S1);
    assertThat(live(CHAT)).containsExactly("s1");
    assertThat(isActive(BOB, WIKI)).isFalse();
  }

  @Test
  void manyQuestionsAreAnsweredTogetherButIndependently() {
    open("s1");
    Sessions.Question yes = question(BOB, CHAT);
    Sessions.Question no = question(BOB, WIKI);
    Sessions.Question stranger = question(AMY, CHAT);
    UserAlias nobody = UserAlias.parse(UserAlias.Kind.EMAIL, "no@example.com").orElseThrow();
    Sessions.Question unknown = new Sessions.Question(new UserReference.ByAlias(nobody), CHAT);
    assertThat(sessions.activeUntil(pool, Set.of(yes, no, stranger, unknown)))
        .isEqualTo(Map.of(yes, START.plus(LIFETIME)));
    assertThat(sessions.activeUntil(pool, Set.of(unknown))).isEmpty();
    assertThat(sessions.activeUntil(new UserPoolId("other"), Set.of(yes))).isEmpty();
  }

  @Test
  void historyIsNewestFirstAndPagesHaveNoGapsOrOverlaps() {
    for (int i = 0; i < 25; i++) {
      now = now.plusMillis(i % 3 == 0 ? 0 : 1); // some in the same millisecond
      open("s" + i);
    }
    List<Session> all = signIns().after(pool, BOB, SignInFilter.ALL, null, 100);
    assertThat(all)
        .extracting(Session::loginAt)
        .hasSize(25)
        .isSortedAccordingTo(Comparator.reverseOrder());
    Set<SessionId> seen = new HashSet<>();
    SignInPosition after = null;
    List<Session> page;
    do {
      page = signIns().after(pool, BOB, SignInFilter.ALL, after, 4);
      page.forEach(session -> assertThat(seen.add(session.id())).isTrue());
      after = page.isEmpty() ? after : SignInPosition.of(page.getLast());
    } while (page.size() == 4);
    assertThat(seen).hasSize(25);
    SignInPage third = signIns().page(pool, BOB, SignInFilter.ALL, 3, 10);
    assertThat(third.totalCount()).isEqualTo(25);
    assertThat(third.sessions()).isEqualTo(all.subList(20, 25));
  }

  @Test
  void historyIsFilteredByAppTimeAndAddress() {
    open("s1");
    now = now.plusSeconds(10);
    signIn.open(pool, request(new SessionId("s2"), BOB, WIKI));
    SignInFilter wiki = new SignInFilter(WIKI, null, null, null);
    SignInFilter early = new SignInFilter(null, null, null, START.plusSeconds(9));
    SignInFilter late = new SignInFilter(null, null, START.plusSeconds(10), null);
    SignInFilter here = new SignInFilter(null, InetAddress.ofLiteral("192.0.2.1"), null, null);
    SignInFilter there = new SignInFilter(null, InetAddress.ofLiteral("192.0.2.2"), null, null);
    assertThat(ids(wiki)).containsExactly("s2");
    assertThat(ids(early)).containsExactly("s1");
    assertThat(ids(late)).containsExactly("s2");
    assertThat(ids(here)).containsExactly("s2", "s1");
    assertThat(ids(there)).isEmpty();
    assertThat(ids(new SignInFilter(null, null, START.plusSeconds(9), START))).isEmpty();
    assertThat(signIns().page(pool, AMY, SignInFilter.ALL, 1, 10))
        .isEqualTo(new SignInPage(0, List.of()));
  }

  private List<String> ids(SignInFilter filter) {
    SignInPage page = signIns().page(pool, BOB, filter, 1, 10);
    assertThat(page.totalCount()).isEqualTo(page.sessions().size());
    return page.sessions().stream().map(session -> session.id().value()).toList();
  }

  private List<String> live(AppId app) {
    return reader().presence(pool, BOB, app).orElseThrow().liveAt(now).stream()
        .map(SessionId::value)
        .toList();
  }

  private void open(String... ids) {
    for (String id : ids) {
      assertThat(signIn.open(pool, request(new SessionId(id), BOB, CHAT)))
          .isInstanceOf(Opening.Opened.class);
    }
  }

  private boolean isActive(UserId user, AppId app) {
    return sessions.isActive(pool, new UserReference.ById(user), app);
  }

  private @Nullable Instant activeUntil(UserId user, AppId app) {
    return sessions.activeUntil(pool, new UserReference.ById(user), app).orElse(null);
  }

  private SignIn signIn(SessionPolicy policy) {
    return new SignIn(reader(), history(), writer(), policy, () -> now);
  }

  private static SessionPolicy policy(int most, WhenFull whenFull) {
    return new SessionPolicy(LIFETIME, null, Duration.ZERO, most, whenFull);
  }

  private static Sessions.Question question(UserId user, AppId app) {
    return new Sessions.Question(new UserReference.ById(user), app);
  }

  private static SignInRequest request(SessionId id, UserId user, AppId app) {
    InetAddress ip = InetAddress.ofLiteral("192.0.2.1");
    return new SignInRequest(user, id, app, null, null, null, ip, null, Map.of());
  }

  private static SignInRequest request(
      SessionId id, AppId app, @Nullable Instant expiresAt, @Nullable Duration idle) {
    return new SignInRequest(BOB, id, app, expiresAt, idle, null, null, null, Map.of());
  }
}
