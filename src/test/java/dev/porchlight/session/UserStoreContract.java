package dev.porchlight.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porchlight.access.LoginToken;
import dev.porchlight.access.LoginTokens;
import dev.porchlight.importer.ChatWorkspace;
import dev.porchlight.importer.ImportLine;
import dev.porchlight.importer.ImportRecord;
import dev.porchlight.importer.ImportStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every store promises about users and apps. Each test has its own user pools.
public abstract class UserStoreContract {
  protected static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private static final Instant LATER = NOW.plus(Duration.ofHours(1));
  private static final UserId BOB = new UserId("6229ffa000000000cade3e3d");
  private static final UserId AMY = new UserId("6319a15040000000f214dd5b");
  private static final AppId CHAT = new AppId("chat");
  private static final AppId WIKI = new AppId("wiki");

  /// Username, email address, phone number and external id: the aliases besides those of accounts.
  private static final int OTHER_ALIASES = 4;

  /// The largest kind of character in UTF-8: four bytes.
  private static final String WIDE = "😀";

  private UserPoolId pool;
  private UserPoolId otherPool;
  private Users users;
  private UserAccounts accounts;

  protected abstract SessionReader reader();

  protected abstract SessionHistory history();

  protected abstract SignInHistory signIns();

  protected abstract SessionWriter sessions();

  protected abstract UserReader userReader();

  protected abstract UserWriter userWriter();

  protected abstract AppWriter apps();

  protected abstract AppCatalogue catalogue();

  protected abstract LoginTokens tokens();

  protected abstract ImportStore importer();

  @BeforeEach
  void freshPools() {
    pool = new UserPoolId("p-" + UUID.randomUUID());
    otherPool = new UserPoolId("o-" + UUID.randomUUID());
    users = new Users(reader(), userReader());
    accounts = new UserAccounts(signOut(), userWriter(), () -> NOW);
  }

  private SignOut signOut() {
    return new SignOut(reader(), history(), sessions(), () -> NOW);
  }

  private static SessionPolicy policy() {
    return new SessionPolicy(
        Duration.ofHours(1), null, Duration.ZERO, 100, SessionPolicy.WhenFull.REFUSE);
  }

  private static SignInRequest request(String id) {
    return new SignInRequest(
        BOB,
        new SessionId(id),
        CHAT,
        null,
        null,
        NOW.minusSeconds(1),
        IpAddress.of("192.0.2.1"),
        "curl",
        Map.of("plan", "gold"));
  }

  private static Session chatSession() {
    ChatRecord.Times times = new ChatRecord.Times(NOW, null, null, null, null);
    ChatRecord login =
        new ChatRecord(
            "document",
            "session",
            "instance",
            LoginTokenHash.of("token"),
            "192.0.2.1",
            "chat.example.com",
            null,
            List.of("user"),
            "user",
            null,
            "search",
            times,
            null);
    return new Session(
        new SessionId("chat"),
        BOB,
        CHAT,
        NOW,
        LATER,
        IpAddress.of("192.0.2.1"),
        "browser",
        null,
        new SessionOrigin.Chat(login));
  }

  @Test
  void userIsFoundByEveryAliasAsWritten() {
    User bob = full(BOB, "bob");
    assertThat(accounts.put(pool, bob)).isEqualTo(new UserChange.Created());
    assertThat(bob.aliases()).hasSize(6);
    for (UserAlias alias : bob.aliases()) {
      assertThat(users.find(pool, new UserReference.ByAlias(alias))).contains(bob);
      UserReference anyName = new UserReference.ByAnyName(alias.value());
      assertThat(users.idOf(pool, anyName)).contains(BOB);
    }
    assertThat(users.find(pool, byId(BOB))).contains(bob);
    assertThat(users.find(otherPool, byId(BOB))).isEmpty();
  }

  @Test
  void nobodyIsFoundInAnEmptyPool() {
    assertThat(users.idOf(pool, byId(BOB))).isEmpty();
    assertThat(users.idOf(pool, byName("bob"))).isEmpty();
    assertThat(users.find(pool, new UserReference.ByAnyName(BOB.value()))).isEmpty();
    assertThat(users.anyNamed(pool, UserAlias.candidates("bob@example.com"))).isFalse();
    assertThat(users.anyNamed(pool, List.of())).isFalse();
  }

  @Test
  void userWhoSignedInIsFoundEvenWithoutAProfile() {
    signIn("s1", BOB, CHAT, LATER);
    assertThat(users.find(pool, byId(BOB))).contains(User.known(BOB));
    assertThat(users.find(pool, new UserReference.ByAnyName(BOB.value())))
        .contains(User.known(BOB));
  }

  @Test
  void writingAgainReplacesTheWholeUserAndFreesItsOldAliases() {
    accounts.put(pool, full(BOB, "bob"));
    User plain = named(BOB, "robert", null);
    assertThat(accounts.put(pool, plain)).isEqualTo(new UserChange.Replaced());
    assertThat(users.find(pool, byName("robert"))).contains(plain);
    assertThat(users.anyNamed(pool, List.copyOf(full(BOB, "bob").aliases()))).isFalse();
    assertThat(accounts.put(pool, full(AMY, "bob"))).isEqualTo(new UserChange.Created());
    assertThat(accounts.put(pool, plain)).isEqualTo(new UserChange.Replaced());
    assertThat(users.idOf(pool, byName("bob"))).contains(AMY);
  }

  @Test
  void aliasOfAnotherUserIsRefusedWithItsKindAndNothingIsWritten() {
    accounts.put(pool, named(BOB, "bob", "bob@example.com"));
    assertThat(accounts.put(pool, named(AMY, "amy", "BOB@example.com")))
        .isEqualTo(new UserChange.AliasTaken(UserAlias.Kind.EMAIL));
    assertThat(accounts.put(pool, named(AMY, "bob", "bob@example.com")))
        .isEqualTo(new UserChange.AliasTaken(UserAlias.Kind.USERNAME));
    assertThat(users.find(pool, byId(AMY))).isEmpty();
    assertThat(users.idOf(pool, byName("amy"))).isEmpty();
    assertThat(users.find(pool, byName("bob"))).contains(named(BOB, "bob", "bob@example.com"));
    assertThat(accounts.put(otherPool, named(AMY, "bob", null)))
        .isEqualTo(new UserChange.Created());
  }

  @Test
  void refusedReplacementLeavesTheUserAsItWas() {
    accounts.put(pool, named(BOB, "bob", null));
    User amy = named(AMY, "amy", "amy@example.com");
    accounts.put(pool, amy);
    accounts.put(pool, named(AMY, "bob", null));
    assertThat(users.find(pool, byName("amy"))).contains(amy);
    assertThat(users.find(pool, byId(AMY))).contains(amy);
  }

  @Test
  void userAtEveryLimitCanBeWrittenReadAndReplaced() {
    User largest = largest("a");
    assertThat(accounts.put(pool, largest)).isEqualTo(new UserChange.Created());
    assertThat(users.find(pool, byId(BOB))).contains(largest);
    assertThat(largest.aliases()).hasSize(UserLimits.MOST_ACCOUNTS + OTHER_ALIASES);
    assertThat(accounts.put(pool, largest("b"))).isEqualTo(new UserChange.Replaced());
    assertThat(users.anyNamed(pool, List.copyOf(largest.aliases()))).isFalse();
    accounts.delete(pool, BOB);
    assertThat(users.anyNamed(pool, List.copyOf(largest("b").aliases()))).isFalse();
  }

  @Test
  void userBeyondALimitIsRefusedAndNothingIsWritten() {
    List<User.Identity> accountsBeyond = new ArrayList<>(largest("a").identities());
    accountsBeyond.add(identity("a", 99));
    assertThat(accounts.put(pool, with(accountsBeyond)))
        .isEqualTo(new UserChange.TooLarge("identities"));
    User.Identity long2 = new User.Identity("i", "p", "n", "n", WIDE.repeat(513), "u");
    assertThat(accounts.put(pool, with(List.of(identity("a", 1), long2))))
        .isEqualTo(new UserChange.TooLarge("identities[1].idpLogo"));
    assertThat(accounts.put(pool, named(BOB, "b\uD83D", null)))
        .isEqualTo(new UserChange.TooLarge("username"));
    assertThat(users.find(pool, byId(BOB))).isEmpty();
    assertThat(importer().write(List.of(line(new ImportRecord.OfUser(pool, with(accountsBeyond))))))
        .containsExactly(new ImportStore.Refused(1, "identities: too large"));
  }

  @Test
  void deletedUserIsUnknownEverywhereAndItsSessionsNeverComeBack() {
    accounts.put(pool, full(BOB, "bob"));
    signIn("s1", BOB, CHAT, LATER);
    signIn("s2", BOB, CHAT, LATER.plusSeconds(1));
    signIn("s3", BOB, WIKI, NOW.minusSeconds(1));
    accounts.delete(pool, BOB);
    assertThat(users.find(pool, byId(BOB))).isEmpty();
    assertThat(users.anyNamed(pool, List.copyOf(full(BOB, "bob").aliases()))).isFalse();
    assertThat(reader().presences(pool, BOB)).isEmpty();
    assertThat(reader().presence(pool, BOB, CHAT)).isEmpty();
    assertThat(history().sessionsOf(pool, BOB)).isEmpty();
    assertThat(importer().write(List.of(line(session("s1", BOB, CHAT, LATER)))))
        .containsExactly(
            new ImportStore.Refused(
                1, "sessionId: this session was ended and cannot be opened again"));
    accounts.delete(pool, BOB);
    assertThat(accounts.put(pool, full(BOB, "bob"))).isEqualTo(new UserChange.Created());
  }

  /// Sessions of every origin: imported, from a chat workspace, and opened here, live and ended.
  @Test
  void nothingIsKeptOfADeletedUsersSessionsButThatTheyEnded() {
    SignIn signIn = new SignIn(reader(), history(), sessions(), policy(), () -> NOW);
    SignInRequest request = request("opened");
    signIn.open(pool, request);
    signIn.open(pool, request("ended"));
    signOut().end(pool, BOB, new SessionId("ended"));
    signIn("imported", BOB, WIKI, LATER);
    importer().write(List.of(line(new ImportRecord.OfSession(pool, chatSession()))));
    assertThat(history().sessionsOf(pool, BOB)).hasSize(4);
    accounts.delete(pool, BOB);
    assertThat(history().sessionsOf(pool, BOB)).isEmpty();
    assertThat(signIns().after(pool, BOB, new SignInFilter(null, null, null, null), null, 10))
        .isEmpty();
    assertThat(history().sessionsOfAll(pool)).isEmpty();
    assertThat(history().sessionsNamed(pool, new SessionId("chat"))).isEmpty();
    assertThat(history().usersOf(pool, new SessionId("opened"))).isEmpty();
    for (String id : List.of("opened", "ended", "imported", "chat")) {
      assertThat(history().trace(pool, BOB, CHAT, new SessionId(id)).idEndedAt())
          .as(id)
          .isEqualTo(NOW);
    }
    assertThat(signIn.open(pool, request)).isEqualTo(new Opening.AlreadyEnded());
    accounts.delete(pool, BOB);
    assertThat(signIn.open(pool, request)).isEqualTo(new Opening.AlreadyEnded());
  }

  @Test
  void historyOfLiveSessionsAndOfOthersStays() {
    signIn("s1", BOB, CHAT, LATER);
    signIn("s2", BOB, CHAT, NOW);
    signIn("s1", AMY, CHAT, NOW);
    assertThat(userWriter().forget(pool, BOB, NOW)).isTrue();
    assertThat(history().sessionsOf(pool, BOB))
        .extracting(session -> session.id().value())
        .containsExactly("s1");
    assertThat(history().sessionsOf(pool, AMY)).hasSize(1);
  }

  @Test
  void deletingAUserLeavesAllOthersAlone() {
    accounts.put(pool, named(BOB, "bob", null));
    accounts.put(pool, named(AMY, "amy", null));
    accounts.put(otherPool, named(BOB, "bob", null));
    signIn("s1", AMY, CHAT, LATER);
    accounts.delete(pool, BOB);
    assertThat(users.idOf(pool, byName("amy"))).contains(AMY);
    assertThat(users.idOf(otherPool, byName("bob"))).contains(BOB);
    assertThat(reader().presence(pool, AMY, CHAT).orElseThrow().isLiveAt(NOW)).isTrue();
  }

  @Test
  void deletedUsersLoginTokensOpenNothing() {
    LoginToken login = LoginToken.login(LoginTokenHash.of("one"), NOW, Duration.ofDays(90));
    LoginToken personal = LoginToken.personal(LoginTokenHash.of("two"));
    List<ImportLine> member =
        List.of(
            line(
                new ImportRecord.OfMember(
                    new ChatWorkspace(pool, CHAT, Duration.ofDays(90)),
                    named(BOB, "bob", null),
                    List.of(login, personal),
                    true,
                    NOW)));
    assertThat(importer().write(member)).isEmpty();
    assertThat(found(login)).contains(login);
    accounts.delete(pool, BOB);
    assertThat(found(login)).isEmpty();
    assertThat(found(personal)).isEmpty();
    importer().write(member);
    assertThat(found(login)).isEmpty();
    assertThat(found(personal)).isEmpty();
  }

  @Test
  void forgettingKeepsLivePresences() {
    accounts.put(pool, named(BOB, "bob", null));
    signIn("s1", BOB, CHAT, LATER);
    signIn("s2", BOB, WIKI, NOW);
    userWriter().forget(pool, BOB, NOW);
    assertThat(reader().presences(pool, BOB).orElseThrow()).containsOnlyKeys(CHAT);
    assertThat(users.find(pool, byId(BOB))).contains(User.known(BOB));
    userWriter().forget(pool, BOB, LATER);
    assertThat(users.find(pool, byId(BOB))).isEmpty();
  }

  @Test
  void aliasesThatMoveConcurrentlyNeverNameTwoUsers() throws Exception {
    List<UserId> ids = IntStream.range(0, 5).mapToObj(i -> new UserId("user-" + i)).toList();
    List<Callable<UserChange>> moves = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      moves.add(() -> move(ids));
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (var move : threads.invokeAll(moves)) {
        assertThat(move.get()).isNotNull();
      }
    }
    Map<UserAlias, UserId> claims = new HashMap<>();
    for (UserId id : ids) {
      User user = users.find(pool, byId(id)).orElse(User.known(id));
      for (UserAlias alias : user.aliases()) {
        assertThat(claims.put(alias, id)).as(alias.value()).isNull();
      }
    }
    for (int i = 0; i < 6; i++) {
      UserAlias alias = new UserAlias(UserAlias.Kind.USERNAME, "name-" + i);
      Optional<UserId> leadsTo = users.idOf(pool, new UserReference.ByAlias(alias));
      assertThat(leadsTo).isEqualTo(Optional.ofNullable(claims.get(alias)));
    }
  }

  private UserChange move(List<UserId> ids) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    UserId id = ids.get(random.nextInt(ids.size()));
    if (random.nextInt(8) == 0) {
      return retried(() -> {
        userWriter().forget(pool, id, NOW);
        return new UserChange.Replaced();
      });
    }
    User user = named(id, "name-" + random.nextInt(6), null);
    return retried(() -> userWriter().put(pool, user));
  }

  /// Retries, as a caller should.
  private static UserChange retried(Callable<UserChange> change) {
    for (int tries = 0; ; tries++) {
      try {
        return change.call();
      } catch (StoreUnavailableException e) {
        assertThat(tries).isLessThan(20);
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Test
  void appIsReadAsWrittenUntilItIsDeleted() {
    App chat = new App(CHAT, "Chat", "https://cdn.example.com/c.png", "");
    assertThat(apps().put(pool, chat)).isTrue();
    assertThat(apps().put(pool, chat)).isFalse();
    assertThat(catalogue().find(pool, Set.of(CHAT, WIKI))).isEqualTo(Map.of(CHAT, chat));
    assertThat(catalogue().find(otherPool, Set.of(CHAT))).isEmpty();
    apps().delete(otherPool, CHAT);
    apps().delete(pool, WIKI);
    assertThat(catalogue().find(pool, Set.of(CHAT))).hasSize(1);
    apps().delete(pool, CHAT);
    assertThat(catalogue().find(pool, Set.of(CHAT))).isEmpty();
    assertThat(apps().put(pool, chat)).isTrue();
  }

  /// Every field at its limit, in four-byte characters.
  protected static User largest(String variant) {
    List<User.Identity> identities =
        IntStream.range(0, UserLimits.MOST_ACCOUNTS).mapToObj(i -> identity(variant, i)).toList();
    return new User(
        BOB,
        wide(variant, 512),
        wide(variant, 500) + "@example.com",
        "+49 30 123456" + variant.codePointAt(0),
        wide(variant, 512),
        identities,
        List.of(),
        new User.Profile(
            wide(variant, UserLimits.MOST_NAME_BYTES),
            IntStream.range(0, UserLimits.MOST_ROLES)
                .mapToObj(_ -> wide(variant, UserLimits.MOST_WORD_BYTES))
                .toList(),
            wide(variant, UserLimits.MOST_WORD_BYTES),
            wide(variant, UserLimits.MOST_WORD_BYTES)));
  }

  private static User.Identity identity(String variant, int number) {
    return new User.Identity(
        wide(variant, UserLimits.MOST_WORD_BYTES),
        "idp-" + (char) ('A' + number % 26) + number / 26,
        wide(variant, UserLimits.MOST_NAME_BYTES),
        wide(variant, UserLimits.MOST_NAME_BYTES),
        wide(variant, UserLimits.MOST_ADDRESS_BYTES),
        wide(variant, 504));
  }

  /// Four-byte characters, and what makes them differ.
  private static String wide(String variant, int bytes) {
    return variant.repeat(4) + WIDE.repeat(bytes / 4 - 1);
  }

  private static User with(List<User.Identity> identities) {
    return new User(BOB, null, null, null, null, identities, List.of());
  }

  private static User full(UserId id, String name) {
    return new User(
        id,
        name,
        name + "@example.com",
        "+86 188-0000-8888",
        "emp-" + name,
        List.of(new User.Identity("i1", "idp1", "钉钉", "DingTalk", "", name)),
        List.of(new User.SyncRelation("lark", name)),
        new User.Profile("Bob B.", List.of("admin", "user"), null, "upload"));
  }

  private static User named(UserId id, String username, @Nullable String email) {
    return new User(id, username, email, null, null, List.of(), List.of());
  }

  private static UserReference byId(UserId id) {
    return new UserReference.ById(id);
  }

  private static UserReference byName(String username) {
    return new UserReference.ByAlias(new UserAlias(UserAlias.Kind.USERNAME, username));
  }

  private Optional<LoginToken> found(LoginToken token) {
    LoginTokens.ReadTogether nothing = new LoginTokens.ReadTogether(Optional.empty(), false);
    return tokens().find(pool, BOB, token.hash(), nothing).token();
  }

  private void signIn(String id, UserId user, AppId app, Instant expiresAt) {
    assertThat(importer().write(List.of(line(session(id, user, app, expiresAt))))).isEmpty();
  }

  private ImportRecord session(String id, UserId user, AppId app, Instant expiresAt) {
    Instant loginAt = NOW.minusSeconds(60);
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
            null,
            new SessionOrigin.Imported()));
  }

  private static ImportLine line(ImportRecord entry) {
    return new ImportLine(1, entry);
  }
}
