package dev.porchlight.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porchlight.importer.ImportLine;
import dev.porchlight.importer.ImportRecord;
import dev.porchlight.importer.ImportStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every store promises, whatever it is made of. Each test has user pools of its own, so that
/// a store may be shared.
public abstract class SessionStoreContract {
  protected static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private static final Instant LATER = NOW.plus(Duration.ofHours(1));
  private static final Instant EARLIER = NOW.minus(Duration.ofHours(1));
  private static final AppId CHAT = new AppId("chat");
  private static final AppId WIKI = new AppId("wiki");
  private static final UserId BOB = new UserId("6229ffa000000000cade3e3d");
  private static final UserId AMY = new UserId("6319a15040000000f214dd5b");

  private UserPoolId pool;
  private UserPoolId otherPool;
  private Sessions sessions;
  private long line;

  protected abstract SessionReader reader();

  protected abstract AppCatalogue catalogue();

  protected abstract ImportStore writer();

  @BeforeEach
  void freshPools() {
    pool = new UserPoolId("p-" + UUID.randomUUID());
    otherPool = new UserPoolId("o-" + UUID.randomUUID());
    sessions = new Sessions(reader(), catalogue(), () -> NOW);
  }

  @Test
  void sessionIsLiveUntilItsExpiryAndNotAtIt() {
    write(session("s1", BOB, CHAT, NOW.plusMillis(1), null));
    write(session("s2", BOB, WIKI, NOW, null));
    assertThat(isActive(BOB, CHAT)).isTrue();
    assertThat(isActive(BOB, WIKI)).isFalse();
  }

  @Test
  void nobodyIsSignedInToAnythingAtFirst() {
    assertThat(isActive(BOB, CHAT)).isFalse();
    assertThat(sessions.appsSignedInTo(pool, new UserReference.ById(BOB))).isEmpty();
  }

  @Test
  void endedSessionIsNeverLive() {
    write(session("s1", BOB, CHAT, LATER, EARLIER));
    assertThat(isActive(BOB, CHAT)).isFalse();
  }

  @Test
  void endingOneOfTwoSessionsLeavesTheOther() {
    write(session("s1", BOB, CHAT, LATER, null), session("s2", BOB, CHAT, LATER, null));
    write(session("s1", BOB, CHAT, LATER, NOW));
    assertThat(isActive(BOB, CHAT)).isTrue();
    write(session("s2", BOB, CHAT, LATER, NOW));
    assertThat(isActive(BOB, CHAT)).isFalse();
  }

  @Test
  void endedSessionNeverComesBack() {
    write(session("s1", BOB, CHAT, LATER, null));
    write(session("s1", BOB, CHAT, LATER, NOW));
    assertThat(refusals(session("s1", BOB, CHAT, LATER, null)))
        .containsExactly("sessionId: this session was ended; it is not opened again");
    assertThat(isActive(BOB, CHAT)).isFalse();
  }

  @Test
  void sessionStaysInItsApp() {
    write(session("s1", BOB, CHAT, LATER, null));
    assertThat(refusals(session("s1", BOB, WIKI, LATER, null)))
        .containsExactly("sessionId: already names a session of this user in another app");
    assertThat(isActive(BOB, WIKI)).isFalse();
  }

  @Test
  void writingTwiceChangesNothing() {
    ImportRecord[] records = {
      user(BOB, "bob", "bob@example.com"), session("s1", BOB, CHAT, LATER, null)
    };
    write(records);
    Optional<Presence> once = reader().presence(pool, BOB, CHAT);
    write(records);
    assertThat(reader().presence(pool, BOB, CHAT)).isEqualTo(once);
  }

  @Test
  void presenceKnowsFirstAndLastSignInInWhateverOrderTheyCome() {
    write(session("s2", BOB, CHAT, LATER, null));
    write(session("s1", EARLIER.minusSeconds(60), BOB, CHAT, LATER, null));
    write(session("s3", EARLIER.plusSeconds(60), BOB, CHAT, EARLIER.plusSeconds(90), null));
    Presence presence = reader().presence(pool, BOB, CHAT).orElseThrow();
    assertThat(presence.firstLoginAt()).isEqualTo(EARLIER.minusSeconds(60));
    assertThat(presence.lastLoginAt()).isEqualTo(EARLIER.plusSeconds(60));
    assertThat(presence.expiries())
        .isEqualTo(Map.of(new SessionId("s1"), LATER, new SessionId("s2"), LATER));
  }

  @Test
  void theHundredLongestSessionsAreKept() {
    List<ImportRecord> records = new ArrayList<>();
    for (int i = 0; i < 130; i++) {
      records.add(session("s" + i, BOB, CHAT, LATER.plusSeconds(i), null));
    }
    for (int from = 0; from < records.size(); from += 26) {
      write(records.subList(from, from + 13).toArray(ImportRecord[]::new));
      write(records.subList(from + 13, from + 26).toArray(ImportRecord[]::new));
    }
    Presence presence = reader().presence(pool, BOB, CHAT).orElseThrow();
    assertThat(presence.expiries()).hasSize(Presence.MOST_SESSIONS);
    assertThat(presence.expiries()).containsKey(new SessionId("s129"));
    assertThat(presence.expiries()).doesNotContainKey(new SessionId("s29"));
  }

  @Test
  void everyKindOfAliasLeadsToTheUser() {
    write(
        new ImportRecord.OfUser(
            pool,
            new User(
                BOB,
                "bob",
                "Bob@Example.com",
                "+86 188-0000 8888",
                "emp#1",
                List.of(new User.Identity("i", "idp", "n", "n", "l", "ou:1")),
                List.of(new User.SyncRelation("lark", "ou_2")))));
    write(session("s1", BOB, CHAT, LATER, null));
    for (String name :
        List.of("bob", "bob@EXAMPLE.com", "+8618800008888", "emp#1", "idp:ou:1", "lark:ou_2")) {
      assertThat(isActive(new UserReference.ByAnyName(new UserId(name)), CHAT)).as(name).isTrue();
    }
    assertThat(isActive(new UserReference.ByAnyName(new UserId("nobody")), CHAT)).isFalse();
  }

  @Test
  void aliasOfOneKindIsNotOneOfAnother() {
    write(user(BOB, "b@example.com", null), session("s1", BOB, CHAT, LATER, null));
    assertThat(isActive(alias(UserAlias.Kind.EMAIL, "b@example.com"), CHAT)).isFalse();
    assertThat(isActive(alias(UserAlias.Kind.USERNAME, "b@example.com"), CHAT)).isTrue();
  }

  @Test
  void userIdWinsOverAnotherUsersAlias() {
    UserId plainId = new UserId("amy");
    write(session("s0", plainId, WIKI, LATER, null));
    write(user(BOB, "amy", null), session("s1", BOB, CHAT, LATER, null));
    assertThat(isActive(new UserReference.ByAnyName(plainId), CHAT)).isFalse();
    assertThat(isActive(new UserReference.ByAnyName(plainId), WIKI)).isTrue();
  }

  @Test
  void aliasNeverNamesTwoUsers() {
    write(user(BOB, "bob", "bob@example.com"));
    assertThat(refusals(user(AMY, "amy", "BOB@example.com")))
        .containsExactly("email: already leads to another user");
    write(session("s1", AMY, CHAT, LATER, null));
    assertThat(isActive(alias(UserAlias.Kind.EMAIL, "bob@example.com"), CHAT)).isFalse();
    assertThat(isActive(alias(UserAlias.Kind.USERNAME, "amy"), CHAT)).isFalse();
  }

  @Test
  void aliasThatAUserNoLongerHasLeadsNowhereAndMayBeTaken() {
    write(user(BOB, "bob", "old@example.com"), session("s1", BOB, CHAT, LATER, null));
    write(user(BOB, "bob", "new@example.com"));
    assertThat(isActive(alias(UserAlias.Kind.EMAIL, "old@example.com"), CHAT)).isFalse();
    assertThat(isActive(alias(UserAlias.Kind.EMAIL, "new@example.com"), CHAT)).isTrue();
    write(user(AMY, "amy", "old@example.com"));
    assertThat(reader().userNamed(pool, UserAlias.candidates("old@example.com"))).contains(AMY);
  }

  @Test
  void tenantsNeverSeeEachOther() {
    write(user(BOB, "bob", "bob@example.com"), session("s1", BOB, CHAT, LATER, null));
    write(new ImportRecord.OfApp(pool, new App(CHAT, "Chat", "", "")));
    for (UserReference bob :
        List.of(
            new UserReference.ById(BOB),
            new UserReference.ByAnyName(new UserId("bob")),
            alias(UserAlias.Kind.EMAIL, "bob@example.com"))) {
      assertThat(sessions.isActive(otherPool, bob, CHAT)).isFalse();
      assertThat(sessions.appsSignedInTo(otherPool, bob)).isEmpty();
    }
    assertThat(catalogue().find(otherPool, Set.of(CHAT))).isEmpty();
  }

  @Test
  void idsWithTheKeysSeparatorsStayApart() {
    UserId crafted = new UserId("u#APP#chat");
    write(session("s1", crafted, new AppId("x"), LATER, null));
    write(session("s2", new UserId("u"), new AppId("chat#x"), LATER, null));
    assertThat(isActive(new UserId("u"), CHAT)).isFalse();
    assertThat(isActive(new UserId("u"), new AppId("chat#x"))).isTrue();
    assertThat(isActive(crafted, new AppId("x"))).isTrue();
    assertThat(isActive(crafted, CHAT)).isFalse();
  }

  @Test
  void appsSignedInToAreHistoricAndInOrderOfTheFirstSignIn() {
    write(
        new ImportRecord.OfApp(pool, new App(CHAT, "Chat", "logo", "login")),
        session("s1", EARLIER, BOB, WIKI, EARLIER.plusSeconds(1), null),
        session("s2", EARLIER.minusSeconds(9), BOB, CHAT, LATER, NOW));
    assertThat(sessions.appsSignedInTo(pool, new UserReference.ById(BOB)))
        .contains(List.of(new App(CHAT, "Chat", "logo", "login"), App.known(WIKI)));
  }

  @Test
  void knownUserWithoutSignInHasAnEmptyListOfApps() {
    write(user(AMY, "amy", null));
    assertThat(sessions.appsSignedInTo(pool, new UserReference.ById(AMY))).contains(List.of());
  }

  @Test
  void firstAliasThatLeadsAnywhereWins() {
    write(user(BOB, "bob", null), user(AMY, "amy", null));
    assertThat(
            reader()
                .userNamed(
                    pool,
                    List.of(
                        new UserAlias(UserAlias.Kind.USERNAME, "nobody"),
                        new UserAlias(UserAlias.Kind.USERNAME, "amy"),
                        new UserAlias(UserAlias.Kind.USERNAME, "bob"))))
        .contains(AMY);
  }

  private boolean isActive(UserId user, AppId app) {
    return isActive(new UserReference.ById(user), app);
  }

  private boolean isActive(UserReference user, AppId app) {
    return sessions.isActive(pool, user, app);
  }

  private void write(ImportRecord... records) {
    assertThat(refusals(records)).isEmpty();
  }

  private List<String> refusals(ImportRecord... records) {
    List<ImportLine> lines = new ArrayList<>();
    for (ImportRecord record : records) {
      lines.add(new ImportLine(++line, record));
    }
    return writer().write(lines).stream().map(ImportStore.Refused::reason).toList();
  }

  private ImportRecord user(UserId id, String username, @Nullable String email) {
    return new ImportRecord.OfUser(
        pool, new User(id, username, email, null, null, List.of(), List.of()));
  }

  private ImportRecord session(
      String id, UserId user, AppId app, Instant expiresAt, @Nullable Instant endedAt) {
    return session(id, EARLIER, user, app, expiresAt, endedAt);
  }

  private ImportRecord session(
      String id,
      Instant loginAt,
      UserId user,
      AppId app,
      Instant expiresAt,
      @Nullable Instant endedAt) {
    return new ImportRecord.OfSession(
        pool, new Session(new SessionId(id), user, app, loginAt, expiresAt, null, null, endedAt));
  }

  private static UserReference alias(UserAlias.Kind kind, String text) {
    return new UserReference.ByAlias(UserAlias.parse(kind, text).orElseThrow());
  }
}
