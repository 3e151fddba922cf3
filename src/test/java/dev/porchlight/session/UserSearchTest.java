package dev.porchlight.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.porchlight.importer.ImportLine;
import dev.porchlight.importer.ImportRecord;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UserSearchTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private static final UserPoolId POOL = new UserPoolId("pool");
  private static final AppId CHAT = new AppId("chat");
  private static final AppId WIKI = new AppId("wiki");
  private static final UserReference BOB = new UserReference.ById(new UserId("bob"));
  private static final UserReference AMY = new UserReference.ById(new UserId("amy"));
  private static final UserReference NOBODY = new UserReference.ById(new UserId("nobody"));

  private final InMemoryStore store = new InMemoryStore(() -> NOW);
  private final UserSearch search = new UserSearch(new Users(store, store), store);

  @BeforeEach
  void fill() {
    store.write(
        List.of(
            new ImportLine(1, new ImportRecord.OfUser(POOL, user("bob", "bobby", null))),
            new ImportLine(2, new ImportRecord.OfUser(POOL, user("amy", "ann", "bobby"))),
            new ImportLine(3, new ImportRecord.OfSession(POOL, session("s1", CHAT))),
            new ImportLine(4, new ImportRecord.OfSession(POOL, session("s2", WIKI)))));
  }

  @Test
  void eachUserIsFoundOnceInTheOrderNamed() {
    assertThat(found(List.of(List.of(AMY, NOBODY, BOB, username("bobby")))))
        .containsExactly("amy", "bob");
  }

  @Test
  void usersMustHaveANameFromEveryList() {
    assertThat(found(List.of(List.of(BOB, AMY), List.of(external("bobby"), NOBODY))))
        .containsExactly("amy");
    assertThat(found(List.of(List.of(BOB), List.of(AMY)))).isEmpty();
    assertThat(found(List.of(List.of(BOB), List.of()))).isEmpty();
  }

  @Test
  void usersOfOtherPoolsAreNotFound() {
    UserCriteria criteria = new UserCriteria(List.of(List.of(BOB)), List.of());
    assertThat(search.find(new UserPoolId("other"), criteria)).isEmpty();
  }

  @Test
  void usersMustHaveSignedInToAnAppFromEverySet() {
    assertThat(signedIn(List.of(Set.of(CHAT, new AppId("none")), Set.of(WIKI))))
        .containsExactly("bob");
    assertThat(signedIn(List.of(Set.of(new AppId("none"))))).isEmpty();
    assertThat(signedIn(List.of(Set.of()))).isEmpty();
  }

  @Test
  void listingAllUsersIsNotSupported() {
    assertThatThrownBy(() -> new UserCriteria(List.of(), List.of(Set.of(CHAT))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private List<String> found(List<List<UserReference>> names) {
    return ids(new UserCriteria(names, List.of()));
  }

  private List<String> signedIn(List<Set<AppId>> apps) {
    return ids(new UserCriteria(List.of(List.of(BOB, AMY)), apps));
  }

  private List<String> ids(UserCriteria criteria) {
    return search.find(POOL, criteria).stream().map(user -> user.id().value()).toList();
  }

  private static UserReference username(String text) {
    return new UserReference.ByAlias(new UserAlias(UserAlias.Kind.USERNAME, text));
  }

  private static UserReference external(String text) {
    return new UserReference.ByAlias(new UserAlias(UserAlias.Kind.EXTERNAL_ID, text));
  }

  private static User user(String id, String username, @Nullable String externalId) {
    return new User(new UserId(id), username, null, null, externalId, List.of(), List.of());
  }

  private static Session session(String id, AppId app) {
    return new Session(
        new SessionId(id),
        new UserId("bob"),
        app,
        NOW,
        NOW.plusSeconds(9),
        null,
        null,
        null,
        new SessionOrigin.Imported());
  }
}
