package dev.porchlight.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.porchlight.access.LoginToken;
import dev.porchlight.access.LoginTokens;
import dev.porchlight.importer.ChatWorkspace;
import dev.porchlight.importer.ImportLine;
import dev.porchlight.importer.ImportRecord;
import dev.porchlight.importer.ImportStore;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every store promises. Each test has its own user pools, so that tests can share a store.
public abstract class SessionStoreContract {
  protected static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private static final Instant LATER = NOW.plus(Duration.ofHours(1));
  private static final Instant EARLIER = NOW.minus(Duration.ofHours(1));
  private static final AppId CHAT = new AppId("chat");
  private static final AppId WIKI = new AppId("wiki");
  private static final UserId BOB = new UserId("6229ffa000000000cade3e3d");
  private static final UserId AMY = new UserId("6319a15040000000f214dd5b");

  private static final LoginTokenHash TOKEN = LoginTokenHash.of("one");
  private static final LoginTokenHash OTHER_TOKEN = LoginTokenHash.of("other");
  private static final Duration LIFETIME = Duration.ofDays(90);
  private static final LoginTokens.Found NOTHING =
      new LoginTokens.Found(Optional.empty(), Optional.empty(), Optional.empty());

  private UserPoolId pool;
  private UserPoolId otherPool;
  private Sessions sessions;
  private long line;

  protected abstract SessionReader reader();

  protected abstract UserReader users();

  protected abstract AppCatalogue catalogue();

  protected abstract ImportStore importer();

  protected abstract SessionHistory history();

  protected abstract SessionWriter writer();

  protected abstract LoginTokens tokens();

  @BeforeEach
  void freshPools() {
    pool = new UserPoolId("p-" + UUID.randomUUID());
    otherPool = new UserPoolId("o-" + UUID.randomUUID());
    sessions = new Sessions(reader(), users(), catalogue(), () -> NOW);
  }

  @Test
  void sessionIsLiveUntilItsExpiryButNotAtIt() {
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
        .containsExactly("sessionId: this session was ended and cannot be opened again");
    assertThat(isActive(BOB, CHAT)).isFalse();
  }

  @Test
  void sessionEndedUnopenedIsImportedOnlyAsEnded() {
    writer().endUnopened(pool, BOB, new SessionId("s1"), EARLIER, LATER);
    assertThat(refusals(session("s1", BOB, CHAT, LATER, null)))
        .containsExactly("sessionId: this session was ended and cannot be opened again");
    assertThat(isActive(BOB, CHAT)).isFalse();
    assertThat(found(BOB, TOKEN, "s1").session()).isEmpty();
    assertThat(refusals(session("s1", BOB, CHAT, LATER, NOW))).isEmpty();
    assertThat(isActive(BOB, CHAT)).isFalse();
    assertThat(history().session(pool, BOB, new SessionId("s1")).orElseThrow().isEnded()).isTrue();
  }

  @Test
  void sessionStaysInItsApp() {
    write(session("s1", BOB, CHAT, LATER, null));
    assertThat(refusals(session("s1", BOB, WIKI, LATER, null)))
        .containsExactly("sessionId: already names a session of this user in another app");
    assertThat(isActive(BOB, WIKI)).isFalse();
  }

  @Test
  void sessionStaysInItsAppEvenWithinOneBatchOfAnImport() {
    assertThat(
            refusals(
                session("s1", BOB, CHAT, LATER, null),
                session("s1", BOB, WIKI, LATER, null),
                session("s2", AMY, CHAT, LATER, null)))
        .containsExactly("sessionId: already names a session of this user in another app");
    assertThat(isActive(BOB, CHAT)).isTrue();
    assertThat(isActive(BOB, WIKI)).isFalse();
    assertThat(isActive(AMY, CHAT)).isTrue();
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
  void presenceKnowsFirstAndLastSignInWhateverTheirOrder() {
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
  void theHundredSessionsThatExpireLastAreKept() {
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
      assertThat(isActive(new UserReference.ByAnyName(name), CHAT)).as(name).isTrue();
    }
    assertThat(isActive(new UserReference.ByAnyName("nobody"), CHAT)).isFalse();
  }

  @Test
  void aliasOfOneKindIsNotAnAliasOfAnother() {
    write(user(BOB, "b@example.com", null), session("s1", BOB, CHAT, LATER, null));
    assertThat(isActive(alias(UserAlias.Kind.EMAIL, "b@example.com"), CHAT)).isFalse();
    assertThat(isActive(alias(UserAlias.Kind.USERNAME, "b@example.com"), CHAT)).isTrue();
  }

  @Test
  void userIdTakesPrecedenceOverAnotherUsersAlias() {
    UserId plainId = new UserId("amy");
    write(session("s0", plainId, WIKI, LATER, null));
    write(user(BOB, "amy", null), session("s1", BOB, CHAT, LATER, null));
    assertThat(isActive(new UserReference.ByAnyName(plainId.value()), CHAT)).isFalse();
    assertThat(isActive(new UserReference.ByAnyName(plainId.value()), WIKI)).isTrue();
  }

  @Test
  void aliasNeverNamesTwoUsers() {
    write(user(BOB, "bob", "bob@example.com"));
    assertThat(refusals(user(AMY, "amy", "BOB@example.com")))
        .containsExactly("email: already belongs to another user");
    write(session("s1", AMY, CHAT, LATER, null));
    assertThat(isActive(alias(UserAlias.Kind.EMAIL, "bob@example.com"), CHAT)).isFalse();
    assertThat(isActive(alias(UserAlias.Kind.USERNAME, "amy"), CHAT)).isFalse();
  }

  @Test
  void aliasThatAUserNoLongerHasLeadsNowhereAndCanBeReused() {
    write(user(BOB, "bob", "old@example.com"), session("s1", BOB, CHAT, LATER, null));
    write(user(BOB, "bob", "new@example.com"));
    assertThat(isActive(alias(UserAlias.Kind.EMAIL, "old@example.com"), CHAT)).isFalse();
    assertThat(isActive(alias(UserAlias.Kind.EMAIL, "new@example.com"), CHAT)).isTrue();
    write(user(AMY, "amy", "old@example.com"));
    assertThat(users().userNamed(pool, UserAlias.candidates("old@example.com"))).contains(AMY);
  }

  @Test
  void tenantsNeverSeeEachOther() {
    write(user(BOB, "bob", "bob@example.com"), session("s1", BOB, CHAT, LATER, null));
    write(new ImportRecord.OfApp(pool, new App(CHAT, "Chat", "", "")));
    for (UserReference bob :
        List.of(
            new UserReference.ById(BOB),
            new UserReference.ByAnyName("bob"),
            alias(UserAlias.Kind.EMAIL, "bob@example.com"))) {
      assertThat(sessions.isActive(otherPool, bob, CHAT)).isFalse();
      assertThat(sessions.appsSignedInTo(otherPool, bob)).isEmpty();
    }
    assertThat(catalogue().find(otherPool, Set.of(CHAT))).isEmpty();
  }

  @Test
  void idsThatContainTheKeySeparatorStayDistinct() {
    UserId crafted = new UserId("u#APP#chat");
    write(session("s1", crafted, new AppId("x"), LATER, null));
    write(session("s2", new UserId("u"), new AppId("chat#x"), LATER, null));
    assertThat(isActive(new UserId("u"), CHAT)).isFalse();
    assertThat(isActive(new UserId("u"), new AppId("chat#x"))).isTrue();
    assertThat(isActive(crafted, new AppId("x"))).isTrue();
    assertThat(isActive(crafted, CHAT)).isFalse();
  }

  /// As in one text, each pair of ids is the same.
  @Test
  void sessionsFoundByTheirIdsStayDistinctThoughIdsContainTheKeySeparator() {
    UserId c = new UserId("c#u9");
    UserId u = new UserId("u9");
    write(chat("sess1", c, TOKEN), chat("sess1#c", u, OTHER_TOKEN), chat("5#sess1", u, TOKEN));
    assertThat(history().sessionsNamed(pool, new SessionId("sess1")))
        .extracting(Session::userId)
        .containsExactly(c);
    assertThat(history().sessionsNamed(pool, new SessionId("sess1#c")))
        .extracting(Session::userId)
        .containsExactly(u);
    assertThat(history().sessionsOfAll(pool)).hasSize(3);
  }

  @Test
  void appsSignedInToIncludePastOnesInOrderOfFirstSignIn() {
    write(
        new ImportRecord.OfApp(pool, new App(CHAT, "Chat", "logo", "login")),
        session("s1", EARLIER, BOB, WIKI, EARLIER.plusSeconds(1), null),
        session("s2", EARLIER.minusSeconds(9), BOB, CHAT, LATER, NOW));
    assertThat(sessions.appsSignedInTo(pool, new UserReference.ById(BOB)))
        .contains(List.of(new App(CHAT, "Chat", "logo", "login"), App.known(WIKI)));
  }

  @Test
  void knownUserWhoNeverSignedInHasAnEmptyListOfApps() {
    write(user(AMY, "amy", null));
    assertThat(sessions.appsSignedInTo(pool, new UserReference.ById(AMY))).contains(List.of());
  }

  /// Mallory's user name is Carol's e-mail address.
  @Test
  void textThatNamesTwoUsersIsNeverAnsweredWithOneOfThem() {
    String text = "carol@corp.example";
    UserId carol = new UserId("carol");
    UserId mallory = new UserId("mallory");
    write(user(carol, "carol", text), user(mallory, text, null));
    write(session("s1", mallory, CHAT, LATER, null));
    UserReference name = new UserReference.ByAnyName(text);
    assertThatThrownBy(() -> sessions.isActive(pool, name, CHAT))
        .isInstanceOf(AmbiguousNameException.class);
    assertThatThrownBy(() -> sessions.appsSignedInTo(pool, name))
        .isInstanceOf(AmbiguousNameException.class);
    Users found = new Users(reader(), users());
    assertThatThrownBy(() -> found.find(pool, name)).isInstanceOf(AmbiguousNameException.class);
    assertThat(found.anyNamed(pool, UserAlias.candidates(text))).isTrue();
    UserAlias email = UserAlias.parse(UserAlias.Kind.EMAIL, text).orElseThrow();
    assertThat(sessions.isActive(pool, new UserReference.ByAlias(email), CHAT)).isFalse();
  }

  @Test
  void textThatNamesOneUserTwiceNamesThatUser() {
    write(user(AMY, "amy@example.com", "amy@example.com"));
    write(session("s1", AMY, CHAT, LATER, null));
    assertThat(sessions.isActive(pool, new UserReference.ByAnyName("amy@example.com"), CHAT))
        .isTrue();
  }

  @Test
  void tokenAndSessionAreReadAsWritten() {
    LoginToken token = LoginToken.login(TOKEN, EARLIER, LIFETIME);
    write(member(BOB, token));
    write(chat("s1", BOB, TOKEN));
    LoginTokens.Found found = found(BOB, TOKEN, "s1");
    assertThat(found.token()).contains(token);
    assertThat(found.session())
        .contains(chatSession("s1", BOB, record("d1", TOKEN, EARLIER)).until(expiry()));
    assertThat(found.user().orElseThrow().profile().roles()).containsExactly("user", "admin");
    assertThat(found(BOB, TOKEN, "s2").session()).isEmpty();
    assertThat(found(BOB, OTHER_TOKEN, "s1").token()).isEmpty();
    assertThat(found(AMY, TOKEN, "s1")).isEqualTo(NOTHING);
    assertThat(tokens().find(otherPool, BOB, TOKEN, along("s1"))).isEqualTo(NOTHING);
  }

  @Test
  void personalTokenIsReadAsWritten() {
    write(member(BOB, LoginToken.personal(TOKEN)));
    assertThat(found(BOB, TOKEN, "s1").token()).contains(LoginToken.personal(TOKEN));
  }

  @Test
  void sessionOfAKnownTokenLivesAsLongAsTheToken() {
    Instant expired = NOW.minus(LIFETIME);
    write(member(BOB, LoginToken.login(TOKEN, expired, LIFETIME)));
    write(member(AMY, LoginToken.personal(OTHER_TOKEN)));
    write(chat("s1", BOB, TOKEN), chat("s2", AMY, OTHER_TOKEN));
    assertThat(isActive(BOB, CHAT)).isFalse();
    assertThat(isActive(AMY, CHAT)).isTrue();
  }

  @Test
  void historyHoldsTheUsersLiveAndEndedSessionsOnly() {
    write(chat("s1", BOB, TOKEN), chat("s2", BOB, OTHER_TOKEN), chat("s3", AMY, TOKEN));
    write(session("s4", BOB, WIKI, LATER, EARLIER));
    assertThat(ids(history().sessionsOf(pool, BOB))).containsExactlyInAnyOrder("s1", "s2", "s4");
    assertThat(ids(history().sessionsOf(otherPool, BOB))).isEmpty();
    assertThat(ids(history().sessionsOfAll(pool))).containsExactlyInAnyOrder("s1", "s2", "s3");
    assertThat(history().sessionsOfAll(otherPool)).isEmpty();
  }

  @Test
  void historyOfManySessionsIsComplete() {
    String longText = "x".repeat(2_000);
    for (int from = 0; from < 240; from += 12) {
      ImportRecord[] records = new ImportRecord[12];
      for (int i = 0; i < 12; i++) {
        ChatRecord record = record(longText + (from + i), TOKEN, EARLIER);
        records[i] = new ImportRecord.OfSession(pool, chatSession("s" + (from + i), BOB, record));
      }
      write(records);
    }
    assertThat(history().sessionsOf(pool, BOB)).hasSize(240);
    assertThat(history().sessionsOfAll(pool)).hasSize(240);
  }

  @Test
  void sessionIsFoundByItsIdAlone() {
    write(chat("s1", BOB, TOKEN), chat("s1", AMY, TOKEN), chat("s1#x", AMY, TOKEN));
    assertThat(history().sessionsNamed(pool, new SessionId("s1")))
        .extracting(Session::userId)
        .containsExactlyInAnyOrder(AMY, BOB);
    assertThat(history().sessionsNamed(pool, new SessionId("s"))).isEmpty();
    assertThat(history().sessionsNamed(otherPool, new SessionId("s1"))).isEmpty();
  }

  @Test
  void endedSessionIsNeitherLiveNorForgottenAndItsTokenOpensNothing() {
    write(
        member(
            BOB,
            LoginToken.login(TOKEN, EARLIER, LIFETIME),
            LoginToken.login(OTHER_TOKEN, EARLIER, LIFETIME)));
    write(chat("s1", BOB, TOKEN), chat("s2", BOB, OTHER_TOKEN));
    end("s1");
    assertThat(found(BOB, TOKEN, "s1").token()).isEmpty();
    Session ended = found(BOB, TOKEN, "s1").session().orElseThrow();
    assertThat(ended.endedAt()).isEqualTo(NOW);
    ChatRecord login = ended.chatRecord().orElseThrow();
    assertThat(login.endedBy()).isEqualTo(AMY);
    assertThat(login.times().updatedAt()).isEqualTo(NOW);
    assertThat(isActive(BOB, CHAT)).isTrue();
    end("s2");
    assertThat(isActive(BOB, CHAT)).isFalse();
  }

  @Test
  void endingAgainChangesOnlyWhoAndWhen() {
    write(chat("s1", BOB, TOKEN));
    end("s1");
    List<Session> once = history().sessionsOf(pool, BOB);
    writer().end(pool, once, NOW, AMY);
    assertThat(history().sessionsOf(pool, BOB)).isEqualTo(once);
    assertThat(isActive(BOB, CHAT)).isFalse();
  }

  @Test
  void manySessionsAreEndedTogether() {
    for (int i = 0; i < 90; i += 10) {
      ImportRecord[] records = new ImportRecord[10];
      for (int j = 0; j < 10; j++) {
        records[j] = chat("s" + (i + j), BOB, TOKEN);
      }
      write(records);
    }
    writer().end(pool, history().sessionsOf(pool, BOB), NOW, BOB);
    assertThat(history().sessionsOf(pool, BOB)).hasSize(90).allMatch(Session::isEnded);
    assertThat(isActive(BOB, CHAT)).isFalse();
  }

  @Test
  void importRevivesNeitherAnEndedSessionNorAnEndedToken() {
    write(member(BOB, LoginToken.login(TOKEN, EARLIER, LIFETIME)));
    write(chat("s1", BOB, TOKEN));
    end("s1");
    assertThat(refusals(member(BOB, LoginToken.login(TOKEN, EARLIER, LIFETIME))))
        .containsExactly("loginTokens: one was ended here and stays ended; the rest was written");
    assertThat(refusals(chat("s1", BOB, TOKEN))).hasSize(1);
    assertThat(refusals(chat("s2", BOB, TOKEN)))
        .containsExactly("loginToken: this login token was ended and cannot open a session");
    assertThat(isActive(BOB, CHAT)).isFalse();
    assertThat(found(BOB, TOKEN, "s1").token()).isEmpty();
  }

  @Test
  void firstOfTheDailyRecordsStandsWhateverTheirOrder() {
    ChatRecord first = record("d1", TOKEN, EARLIER);
    ChatRecord second = record("d2", TOKEN, EARLIER.plusSeconds(60));
    for (List<ChatRecord> order : List.of(List.of(first, second), List.of(second, first))) {
      String id = order.getFirst().documentId();
      write(new ImportRecord.OfSession(pool, chatSession(id, BOB, order.get(0))));
      write(new ImportRecord.OfSession(pool, chatSession(id, BOB, order.get(1))));
      assertThat(found(BOB, TOKEN, id).session().orElseThrow().chatRecord()).contains(first);
      // And within one batch of an import.
      write(
          new ImportRecord.OfSession(pool, chatSession(id + "x", BOB, order.get(0))),
          new ImportRecord.OfSession(pool, chatSession(id + "x", BOB, order.get(1))));
      assertThat(found(BOB, TOKEN, id + "x").session().orElseThrow().chatRecord()).contains(first);
    }
  }

  @Test
  void endInALaterDailyRecordCounts() {
    write(chat("s1", BOB, TOKEN));
    ChatRecord later = record("d2", TOKEN, EARLIER.plusSeconds(60));
    Session ended =
        new Session(
            new SessionId("s1"),
            BOB,
            CHAT,
            EARLIER,
            LATER,
            null,
            null,
            EARLIER,
            new SessionOrigin.Chat(later));
    write(new ImportRecord.OfSession(pool, ended));
    assertThat(isActive(BOB, CHAT)).isFalse();
    assertThat(history().sessionsOf(pool, BOB).getFirst().endedAt()).isEqualTo(EARLIER);
  }

  private void end(String id) {
    List<Session> sessions = history().sessionsNamed(pool, new SessionId(id));
    writer().end(pool, sessions, NOW, AMY);
  }

  private LoginTokens.Found found(UserId user, LoginTokenHash token, String session) {
    return tokens().find(pool, user, token, along(session));
  }

  private static LoginTokens.ReadTogether along(String session) {
    return new LoginTokens.ReadTogether(Optional.of(new SessionId(session)), true);
  }

  private static List<String> ids(List<Session> sessions) {
    return sessions.stream().map(session -> session.id().value()).toList();
  }

  private ImportRecord member(UserId id, LoginToken... tokens) {
    User.Profile profile = new User.Profile("Name", List.of("user", "admin"), null, "none");
    return new ImportRecord.OfMember(
        new ChatWorkspace(pool, CHAT, LIFETIME),
        new User(id, id.value(), null, null, null, List.of(), List.of(), profile),
        List.of(tokens),
        true,
        NOW);
  }

  private ImportRecord chat(String id, UserId user, LoginTokenHash token) {
    return new ImportRecord.OfSession(pool, chatSession(id, user, record("d1", token, EARLIER)));
  }

  private static Session chatSession(String id, UserId user, ChatRecord record) {
    return new Session(
        new SessionId(id),
        user,
        CHAT,
        EARLIER,
        LATER,
        null,
        null,
        null,
        new SessionOrigin.Chat(record));
  }

  private static ChatRecord record(String id, LoginTokenHash token, Instant createdAt) {
    return new ChatRecord(
        id,
        "session",
        "instance",
        token,
        "10.0.0.1, proxy",
        "",
        new Device("browser", "Chrome", "1.2", new Device.OperatingSystem("", null), null),
        List.of("user"),
        null,
        LocalDate.of(2026, 11, 20),
        "term",
        new ChatRecord.Times(createdAt, createdAt, null, LATER, null),
        null);
  }

  private static Instant expiry() {
    return EARLIER.plus(LIFETIME);
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
    return importer().write(lines).stream().map(ImportStore.Refused::reason).toList();
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
        pool,
        new Session(
            new SessionId(id),
            user,
            app,
            loginAt,
            expiresAt,
            null,
            null,
            endedAt,
            new SessionOrigin.Imported()));
  }

  private static UserReference alias(UserAlias.Kind kind, String text) {
    return new UserReference.ByAlias(UserAlias.parse(kind, text).orElseThrow());
  }
}
