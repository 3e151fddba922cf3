package dev.porchlight.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.porchlight.access.LoginToken;
import dev.porchlight.importer.ChatWorkspace;
import dev.porchlight.importer.ImportLine;
import dev.porchlight.importer.ImportRecord;
import dev.porchlight.importer.ImportStore;
import dev.porchlight.session.SessionPolicy.WhenFull;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// With any store, an end is an end: in whatever order messages arrive, no sign-in from before it
/// opens a session, and every sign-in from after it does.
public abstract class SessionEndsContract {
  private static final Instant START = Instant.parse("2026-11-20T12:00:00Z");
  private static final Duration LIFETIME = Duration.ofDays(30);
  private static final UserId BOB = new UserId("bob");
  private static final UserId AMY = new UserId("amy");
  private static final AppId CHAT = new AppId("chat");
  private static final AppId WIKI = new AppId("wiki");
  private static final SessionId S1 = new SessionId("s1");
  private static final SessionId S2 = new SessionId("s2");
  private static final SessionId S3 = new SessionId("s3");
  private static final LoginTokenHash TOKEN = LoginTokenHash.of("shared");

  private Instant now = START;
  private UserPoolId pool;
  private SignIn signIn;
  private SignOut signOut;

  protected abstract SessionReader reader();

  protected abstract SessionHistory history();

  protected abstract SessionWriter writer();

  protected abstract SignInHistory signIns();

  protected abstract ImportStore importer();

  @BeforeEach
  void freshPool() {
    pool = new UserPoolId("ends-" + UUID.randomUUID());
    signIn = signIn(100);
    signOut = new SignOut(reader(), history(), writer(), () -> now);
  }

  /// Ways to sign a user out of the chat.
  private static final Map<String, ToIntFunction<SessionEndsContract>> WAYS_OUT =
      Map.of(
          "of one app", test -> test.signOut.fromApps(test.pool, BOB, Set.of(CHAT)),
          "of several apps", test -> test.signOut.fromApps(test.pool, BOB, Set.of(WIKI, CHAT)),
          "of one app but for a session",
              test -> test.signOut.fromApps(test.pool, BOB, Set.of(CHAT), S3),
          "of all apps", test -> test.signOut.everywhere(test.pool, BOB),
          "of all apps but for a session", test -> test.signOut.everywhere(test.pool, BOB, S3));

  static Stream<Named<ToIntFunction<SessionEndsContract>>> waysOut() {
    return WAYS_OUT.entrySet().stream().map(way -> Named.of(way.getKey(), way.getValue()));
  }

  @ParameterizedTest
  @MethodSource("dev.porchlight.session.SessionEndsContract#waysOut")
  void signInThatIsNotLaterOpensNothingWhenItIsReportedLate(
      ToIntFunction<SessionEndsContract> wayOut) {
    assertThat(wayOut.applyAsInt(this)).isZero();
    now = START.plusSeconds(300);
    for (Instant loginAt :
        List.of(START, START.plusNanos(999_999), START.minusMillis(1), Instant.EPOCH)) {
      assertThat(open(S1, CHAT, loginAt)).isInstanceOf(Opening.AlreadyEnded.class);
    }
    assertThat(live(CHAT)).isEmpty();
    assertThat(history().session(pool, BOB, S1)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("dev.porchlight.session.SessionEndsContract#waysOut")
  void laterSignInOpensASession(ToIntFunction<SessionEndsContract> wayOut) {
    assertThat(wayOut.applyAsInt(this)).isZero();
    now = START.plusSeconds(300);
    assertThat(open(S1, CHAT, START.plusMillis(1))).isInstanceOf(Opening.Opened.class);
    assertThat(live(CHAT)).containsExactly(S1);
  }

  @ParameterizedTest
  @MethodSource("dev.porchlight.session.SessionEndsContract#waysOut")
  void sessionsEndHoweverOftenTheUserSignsInAgain(ToIntFunction<SessionEndsContract> wayOut) {
    for (SessionId id : List.of(S1, S2, new SessionId("s4"))) {
      now = now.plusSeconds(1);
      assertThat(open(id, CHAT, null)).isInstanceOf(Opening.Opened.class);
      assertThat(wayOut.applyAsInt(this)).isEqualTo(1);
      assertThat(wayOut.applyAsInt(this)).isZero();
      assertThat(live(CHAT)).isEmpty();
    }
  }

  /// Two environments' clocks differ a little; the login system says "now".
  @ParameterizedTest
  @ValueSource(longs = {0, 5, 60_000})
  void signInNowIsLaterThanTheSignOutThoughOurClockIsBehind(long millis) {
    signOut.everywhere(pool, BOB);
    signOut.fromApps(pool, BOB, Set.of(CHAT));
    now = START.minusMillis(millis);
    Opening.Opened opened = (Opening.Opened) open(S1, CHAT, null);
    assertThat(opened.session().loginAt()).isEqualTo(START.plusMillis(1));
    assertThat(live(CHAT)).containsExactly(S1);
  }

  @Test
  void signInThatTheLoginSystemsClockPutsAfterTheSignOutCounts() {
    signOut.fromApps(pool, BOB, Set.of(CHAT));
    Opening.Opened opened = (Opening.Opened) open(S1, CHAT, START.plusMillis(200));
    assertThat(opened.session().loginAt()).isEqualTo(START.plusMillis(1));
  }

  /// An environment's clock was ahead, or an import said so.
  @ParameterizedTest
  @MethodSource("dev.porchlight.session.SessionEndsContract#waysOut")
  void sessionThatSeemsToHaveBegunLaterEndsToo(ToIntFunction<SessionEndsContract> wayOut) {
    now = START.plusMillis(50);
    open(S1, CHAT, null);
    now = START;
    assertThat(wayOut.applyAsInt(this)).isEqualTo(1);
    assertThat(live(CHAT)).isEmpty();
  }

  @Test
  void sessionOpenedWhileASlowSignOutRunsStays() {
    open(S1, CHAT, null);
    SessionWriter slow =
        Disturbed.writer(
            writer(),
            "end",
            () -> {
              now = START.plusSeconds(5);
              assertThat(open(S2, CHAT, null)).isInstanceOf(Opening.Opened.class);
            });
    new SignOut(reader(), history(), slow, () -> START).everywhere(pool, BOB);
    assertThat(live(CHAT)).containsExactly(S2);
  }

  @Test
  void sessionOpenedJustBeforeTheMarkEnds() {
    SessionWriter late =
        Disturbed.writer(writer(), "signOutEverywhere", () -> open(S1, CHAT, START));
    new SignOut(reader(), history(), late, () -> now).everywhere(pool, BOB);
    assertThat(live(CHAT)).isEmpty();
  }

  @Test
  void markLeftWhileASignInIsBeingOpenedForbidsIt() {
    for (String way : List.of("app", "all")) {
      SessionId id = new SessionId(way);
      SessionWriter late =
          Disturbed.once(
              writer(),
              "open",
              () -> {
                if (way.equals("app")) {
                  signOut.fromApps(pool, BOB, Set.of(CHAT));
                } else {
                  signOut.everywhere(pool, BOB);
                }
              });
      SignIn slow = new SignIn(reader(), history(), late, policy(100), () -> now);
      assertThat(slow.open(pool, request(id, CHAT, now))).isInstanceOf(Opening.AlreadyEnded.class);
      now = now.plusSeconds(1);
    }
    assertThat(live(CHAT)).isEmpty();
  }

  @Test
  void otherAppsAndUsersAreNotAffected() {
    signOut.fromApps(pool, BOB, Set.of(CHAT));
    signOut.everywhere(pool, AMY);
    assertThat(open(S1, WIKI, START)).isInstanceOf(Opening.Opened.class);
    assertThat(open(S1, CHAT, START)).isInstanceOf(Opening.Different.class);
  }

  @Test
  void markAloneIsNoPresence() {
    signOut.fromApps(pool, BOB, Set.of(CHAT, WIKI));
    signOut.everywhere(pool, BOB);
    assertThat(reader().presence(pool, BOB, CHAT)).isEmpty();
    assertThat(reader().presences(pool, BOB)).isEmpty();
    assertThat(reader().presences(pool, Set.of(new UserApp(BOB, CHAT)))).isEmpty();
    assertThat(history().sessionsOf(pool, BOB)).isEmpty();
    assertThat(signIns().after(pool, BOB, SignInFilter.ALL, null, 10)).isEmpty();
    open(S1, WIKI, null);
    assertThat(reader().presences(pool, BOB).orElseThrow()).containsOnlyKeys(WIKI);
  }

  @Test
  void markNeverMovesBack() {
    signOut.fromApps(pool, BOB, Set.of(CHAT));
    signOut.everywhere(pool, AMY);
    now = START.minusSeconds(60);
    signOut.fromApps(pool, BOB, Set.of(CHAT, WIKI));
    signOut.everywhere(pool, AMY);
    now = START.plusSeconds(1);
    assertThat(open(S1, CHAT, START)).isInstanceOf(Opening.AlreadyEnded.class);
    assertThat(open(S1, WIKI, START)).isInstanceOf(Opening.Opened.class);
    assertThat(signIn.open(pool, request(AMY, S1, CHAT, START)))
        .isInstanceOf(Opening.AlreadyEnded.class);
  }

  @Test
  void fiftyAppsAreLeftAtOnceWhetherKnownOrNot() {
    Set<AppId> apps = new HashSet<>();
    for (int i = 0; i < 50; i++) {
      AppId app = new AppId("app" + i);
      apps.add(app);
      if (i % 2 == 0) {
        open(new SessionId("s" + i), app, null);
      }
    }
    assertThat(signOut.fromApps(pool, BOB, apps)).isEqualTo(25);
    for (AppId app : apps) {
      assertThat(open(S1, app, START)).isInstanceOf(Opening.AlreadyEnded.class);
    }
  }

  @Test
  void sessionThatStaysIsNeitherEndedNorRefusedWhenItsRequestIsRepeated() {
    SignInRequest here = request(S1, CHAT, START);
    signIn.open(pool, here);
    open(S2, CHAT, START);
    now = START.plusSeconds(1);
    assertThat(signOut.everywhere(pool, BOB, S1)).isEqualTo(1);
    assertThat(signIn.open(pool, here))
        .isInstanceOfSatisfying(
            Opening.Repeated.class, same -> assertThat(same.activeUntil()).isNotNull());
    assertThat(live(CHAT)).containsExactly(S1);
    assertThat(signIn.touch(pool, BOB, S1)).isPresent();
  }

  @Test
  void lateSignInNeverEndsTheOldestSession() {
    signIn = signIn(1);
    signOut.fromApps(pool, BOB, Set.of(CHAT));
    now = START.plusSeconds(1);
    open(S1, CHAT, null);
    assertThat(open(S2, CHAT, START)).isInstanceOf(Opening.AlreadyEnded.class);
    assertThat(live(CHAT)).containsExactly(S1);
  }

  @Test
  void sessionOfAUserEndedInAnAppBeforeItsSignInIsNotOpenedThere() {
    assertThat(signOut.end(pool, BOB, CHAT, S1)).isZero();
    assertThat(open(S1, CHAT, null)).isInstanceOf(Opening.AlreadyEnded.class);
    assertThat(open(S1, CHAT, START)).isInstanceOf(Opening.AlreadyEnded.class);
    assertThat(open(S2, CHAT, START)).isInstanceOf(Opening.Opened.class);
    assertThat(signIn.open(pool, request(AMY, S1, CHAT, null))).isInstanceOf(Opening.Opened.class);
    assertThat(open(S1, WIKI, null)).isInstanceOf(Opening.Opened.class);
  }

  @Test
  void sessionEndedByItsIdAloneBeforeItsSignInIsNotOpenedInThatApp() {
    assertThat(signOut.endNamed(pool, CHAT, S1)).isZero();
    assertThat(open(S1, CHAT, null)).isInstanceOf(Opening.AlreadyEnded.class);
    assertThat(signIn.open(pool, request(AMY, S1, CHAT, START)))
        .isInstanceOf(Opening.AlreadyEnded.class);
    assertThat(open(S1, WIKI, null)).isInstanceOf(Opening.Opened.class);
    assertThat(history().usersOf(pool, S1)).containsExactly(BOB);
  }

  @Test
  void endForOneUserDoesNotNarrowAnEndForEverybody() {
    signOut.endNamed(pool, CHAT, S1);
    signOut.end(pool, BOB, CHAT, S1);
    assertThat(signIn.open(pool, request(AMY, S1, CHAT, null)))
        .isInstanceOf(Opening.AlreadyEnded.class);
  }

  @Test
  void endsForTwoUsersHoldForBoth() {
    signOut.end(pool, BOB, CHAT, S1);
    signOut.end(pool, AMY, CHAT, S1);
    for (UserId user : List.of(BOB, AMY)) {
      assertThat(signIn.open(pool, request(user, S1, CHAT, null)))
          .isInstanceOf(Opening.AlreadyEnded.class);
    }
  }

  @Test
  void openSessionEndsAndOneInAnotherAppStays() {
    open(S1, CHAT, null);
    open(S2, WIKI, null);
    assertThat(signOut.end(pool, BOB, CHAT, S1)).isEqualTo(1);
    assertThat(signOut.end(pool, BOB, CHAT, S2)).isZero();
    assertThat(signOut.endNamed(pool, CHAT, S2)).isZero();
    assertThat(live(CHAT)).isEmpty();
    assertThat(live(WIKI)).containsExactly(S2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"user", "anybody"})
  void endLeftWhileTheSessionIsBeingOpenedForbidsIt(String whose) {
    SessionWriter late =
        Disturbed.once(
            writer(),
            "open",
            () -> {
              if (whose.equals("user")) {
                signOut.end(pool, BOB, CHAT, S1);
              } else {
                signOut.endNamed(pool, CHAT, S1);
              }
            });
    SignIn slow = new SignIn(reader(), history(), late, policy(100), () -> now);
    assertThat(slow.open(pool, request(S1, CHAT, START))).isInstanceOf(Opening.AlreadyEnded.class);
    assertThat(live(CHAT)).isEmpty();
  }

  private final SignInRequest first = request(S1, CHAT, START);
  private final SignInRequest again = request(S1, CHAT, START.plusSeconds(20));

  private void firstEnds() {
    signIn.open(pool, first);
    now = START.plusSeconds(10);
    signOut.end(pool, BOB, S1);
    now = START.plusSeconds(30);
  }

  @Test
  void laterSignInIsANewSessionAndTheOldOneStaysInTheHistory() {
    firstEnds();
    assertThat(signIn.open(pool, again))
        .isInstanceOfSatisfying(
            Opening.Opened.class,
            opened -> assertThat(opened.session().loginAt()).isEqualTo(START.plusSeconds(20)));
    assertThat(live(CHAT)).containsExactly(S1);
    assertThat(signIn.open(pool, again)).isInstanceOf(Opening.Repeated.class);
    List<Session> all = signIns().after(pool, BOB, SignInFilter.ALL, null, 10);
    assertThat(all)
        .extracting(Session::id, Session::loginAt, Session::endedAt)
        .containsExactly(
            tuple(S1, START.plusSeconds(20), null), tuple(S1, START, START.plusSeconds(10)));
    assertThat(history().sessionsOf(pool, BOB)).hasSize(1);
  }

  @Test
  void historyWithAnIdUsedAgainIsPagedWithoutGapsOrOverlaps() {
    for (int i = 0; i < 4; i++) {
      now = START.plusSeconds(10L * i);
      assertThat(open(S1, CHAT, now)).isInstanceOf(Opening.Opened.class);
      now = now.plusSeconds(5);
      signOut.end(pool, BOB, S1);
    }
    SignInPosition after = null;
    for (int i = 3; i >= 0; i--) {
      List<Session> page = signIns().after(pool, BOB, SignInFilter.ALL, after, 1);
      assertThat(page).extracting(Session::loginAt).containsExactly(START.plusSeconds(10L * i));
      after = SignInPosition.of(page.getFirst());
    }
    assertThat(signIns().after(pool, BOB, SignInFilter.ALL, after, 1)).isEmpty();
    assertThat(signIns().page(pool, BOB, SignInFilter.ALL, 1, 10).totalCount()).isEqualTo(4);
  }

  @Test
  void repeatedOldRequestStaysEndedAndNeverTouchesTheNewSession() {
    firstEnds();
    assertThat(signIn.open(pool, first)).isInstanceOf(Opening.AlreadyEnded.class);
    signIn.open(pool, again);
    assertThat(signIn.open(pool, first)).isInstanceOf(Opening.Different.class);
    assertThat(live(CHAT)).containsExactly(S1);
    signOut.end(pool, BOB, S1);
    for (SignInRequest old : List.of(first, again, request(S1, CHAT, null))) {
      assertThat(signIn.open(pool, old)).isInstanceOf(Opening.AlreadyEnded.class);
    }
    assertThat(live(CHAT)).isEmpty();
  }

  /// Seconds from the first sign-in; the session ends at 10, and the request comes at 30.
  @ParameterizedTest
  @CsvSource({"9,false", "10,false", "11,true", "30,true", "40,true", "91,false", "9999,false"})
  void onlyASignInAfterTheEndThatClocksCanExplainUsesAnIdAgain(long loginAt, boolean opened) {
    firstEnds();
    assertThat(open(S1, CHAT, START.plusSeconds(loginAt)))
        .isInstanceOf(opened ? Opening.Opened.class : Opening.AlreadyEnded.class);
    assertThat(live(CHAT)).hasSize(opened ? 1 : 0);
  }

  @Test
  void requestThatDoesNotSayWhenStaysEnded() {
    firstEnds();
    assertThat(open(S1, CHAT, null)).isInstanceOf(Opening.AlreadyEnded.class);
  }

  @Test
  void idMayMoveToAnotherApp() {
    firstEnds();
    assertThat(open(S1, WIKI, START.plusSeconds(20))).isInstanceOf(Opening.Opened.class);
    signOut.fromApps(pool, BOB, Set.of(CHAT));
    assertThat(live(WIKI)).containsExactly(S1);
    assertThat(live(CHAT)).isEmpty();
  }

  @Test
  void expiredSessionsIdIsFreeForALaterSignIn() {
    signIn.open(pool, idle(START));
    now = START.plusSeconds(60);
    assertThat(signIn.open(pool, idle(START.plusSeconds(10))))
        .isInstanceOf(Opening.Different.class);
    now = START.plusSeconds(700);
    for (long early : List.of(10, 600)) {
      assertThat(signIn.open(pool, idle(START.plusSeconds(early))))
          .isInstanceOf(Opening.Different.class);
    }
    assertThat(signIn.open(pool, idle(START.plusSeconds(601)))).isInstanceOf(Opening.Opened.class);
    assertThat(live(CHAT)).containsExactly(S1);
    assertThat(signIns().after(pool, BOB, SignInFilter.ALL, null, 10))
        .extracting(Session::endedAt)
        .containsExactly(null, START.plusSeconds(600));
  }

  /// `again` is reported only after it was ended.
  @Test
  void secondEndThatOvertakesTheSecondSignInIsNotLost() {
    firstEnds();
    signOut.end(pool, BOB, S1);
    assertThat(signIn.open(pool, again)).isInstanceOf(Opening.AlreadyEnded.class);
    assertThat(history().session(pool, BOB, S1).orElseThrow().endedAt())
        .isEqualTo(START.plusSeconds(10));
    now = START.plusSeconds(40);
    assertThat(open(S1, CHAT, START.plusSeconds(31))).isInstanceOf(Opening.Opened.class);
  }

  @Test
  void idEndedBeforeItWasEverOpenedIsFreeForALaterSignInToo() {
    signOut.end(pool, BOB, S1);
    signOut.end(pool, BOB, CHAT, S1);
    signOut.endNamed(pool, CHAT, S1);
    now = START.plusSeconds(1);
    assertThat(open(S1, CHAT, START)).isInstanceOf(Opening.AlreadyEnded.class);
    assertThat(open(S1, CHAT, START.plusMillis(1))).isInstanceOf(Opening.Opened.class);
  }

  @Test
  void activityAndEndsConcernTheNewSession() {
    firstEnds();
    signIn.open(pool, again);
    assertThat(signIn.touch(pool, BOB, S1)).isPresent();
    assertThat(signOut.end(pool, BOB, S1)).isEqualTo(1);
    assertThat(live(CHAT)).isEmpty();
  }

  /// Somebody read the old session, and ends what has become another one.
  @Test
  void endOfTheOldSessionDoesNotEndTheNewOne() {
    firstEnds();
    Session old = history().session(pool, BOB, S1).orElseThrow();
    signIn.open(pool, again);
    assertThat(writer().end(pool, List.of(old), now, null)).isFalse();
    assertThat(live(CHAT)).containsExactly(S1);
  }

  @Test
  void sessionOpenedAgainInTheMeantimeIsEndedByItsId() {
    firstEnds();
    SessionWriter late = Disturbed.once(writer(), "endUnopened", () -> signIn.open(pool, again));
    new SignOut(reader(), history(), late, () -> now).end(pool, BOB, S1);
    assertThat(live(CHAT)).isEmpty();
  }

  private void threeSessionsOfTwoTokens() {
    LoginTokenHash other = LoginTokenHash.of("other");
    Instant when = START.minusSeconds(200);
    load(
        new ImportRecord.OfMember(
            new ChatWorkspace(pool, CHAT, LIFETIME),
            User.known(BOB),
            List.of(
                LoginToken.login(TOKEN, when, LIFETIME), LoginToken.login(other, when, LIFETIME)),
            true,
            START),
        chat(S1, TOKEN),
        chat(S2, TOKEN),
        chat(S3, other));
  }

  @Test
  void endOfOneSessionEndsItsSiblingsAndNoOther() {
    threeSessionsOfTwoTokens();
    assertThat(signOut.end(pool, BOB, S1)).isEqualTo(2);
    assertThat(live(CHAT)).containsExactly(S3);
  }

  @Test
  void endInAnAppEndsItsSiblings() {
    threeSessionsOfTwoTokens();
    assertThat(signOut.end(pool, BOB, CHAT, S1)).isEqualTo(2);
    assertThat(live(CHAT)).containsExactly(S3);
  }

  @Test
  void siblingsOfTheSessionThatStaysStayToo() {
    threeSessionsOfTwoTokens();
    assertThat(signOut.everywhere(pool, BOB, S1)).isEqualTo(1);
    assertThat(live(CHAT)).containsExactlyInAnyOrder(S1, S2);
    assertThat(signOut.fromApps(pool, BOB, Set.of(CHAT), S3)).isEqualTo(2);
    assertThat(live(CHAT)).isEmpty();
  }

  @Test
  void siblingInAnotherAppEndsWithTheToken() {
    threeSessionsOfTwoTokens();
    SessionId elsewhere = new SessionId("elsewhere");
    load(chat(elsewhere, WIKI, TOKEN));
    assertThat(signOut.fromApps(pool, BOB, Set.of(CHAT))).isEqualTo(4);
    assertThat(live(WIKI)).isEmpty();
  }

  @Test
  void oldestSessionEndsWithItsSiblings() {
    threeSessionsOfTwoTokens();
    signIn = signIn(3);
    assertThat(open(new SessionId("new"), CHAT, null)).isInstanceOf(Opening.Opened.class);
    assertThat(live(CHAT)).containsExactlyInAnyOrder(S3, new SessionId("new"));
  }

  @Test
  void siblingImportedInTheMeantimeEndsToo() {
    threeSessionsOfTwoTokens();
    SessionId late = new SessionId("late");
    SessionWriter disturbed = Disturbed.once(writer(), "end", () -> load(chat(late, TOKEN)));
    new SignOut(reader(), history(), disturbed, () -> now).end(pool, BOB, S1);
    assertThat(live(CHAT)).containsExactly(S3);
  }

  private ImportRecord chat(SessionId id, LoginTokenHash of) {
    return chat(id, CHAT, of);
  }

  private ImportRecord chat(SessionId id, AppId app, LoginTokenHash of) {
    Instant loginAt = START.minusSeconds(id.equals(S3) ? 50 : 100);
    ChatRecord record =
        new ChatRecord(
            "d-" + id,
            "session",
            null,
            of,
            null,
            null,
            null,
            List.of(),
            null,
            null,
            null,
            new ChatRecord.Times(loginAt, null, null, null, null),
            null);
    return new ImportRecord.OfSession(
        pool,
        new Session(
            id,
            BOB,
            app,
            loginAt,
            START.plus(LIFETIME),
            null,
            null,
            null,
            new SessionOrigin.Chat(record)));
  }

  private void load(ImportRecord... records) {
    for (ImportRecord record : records) {
      assertThat(importer().write(List.of(new ImportLine(1, record)))).isEmpty();
    }
  }

  private SignIn signIn(int most) {
    return new SignIn(reader(), history(), writer(), policy(most), () -> now);
  }

  private static SessionPolicy policy(int most) {
    return new SessionPolicy(LIFETIME, null, Duration.ZERO, most, WhenFull.END_OLDEST);
  }

  private Opening open(SessionId id, AppId app, @Nullable Instant loginAt) {
    return signIn.open(pool, request(id, app, loginAt));
  }

  private static SignInRequest request(SessionId id, AppId app, @Nullable Instant loginAt) {
    return request(BOB, id, app, loginAt);
  }

  private static SignInRequest request(
      UserId user, SessionId id, AppId app, @Nullable Instant loginAt) {
    return new SignInRequest(user, id, app, null, null, loginAt, null, null, Map.of());
  }

  private static SignInRequest idle(Instant loginAt) {
    return new SignInRequest(
        BOB, S1, CHAT, null, Duration.ofMinutes(10), loginAt, null, null, Map.of());
  }

  private Set<SessionId> live(AppId app) {
    return reader().presence(pool, BOB, app).map(presence -> presence.liveAt(now)).orElse(Set.of());
  }
}
