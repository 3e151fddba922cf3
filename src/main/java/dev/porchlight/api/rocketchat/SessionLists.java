package dev.porchlight.api.rocketchat;

import dev.porchlight.access.AuthenticatedUser;
import dev.porchlight.session.Session;
import dev.porchlight.session.SessionHistory;
import dev.porchlight.session.SessionId;
import dev.porchlight.session.User;
import dev.porchlight.session.UserId;
import dev.porchlight.session.UserReader;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Lists sign-ins: a user's own or, for administrators, those of the whole workspace.
@Singleton
public class SessionLists {
  /// Rocket.Chat's limit on the users that a filter can name.
  private static final int MOST_NAMED_USERS = 5;

  private final SessionHistory history;
  private final UserReader users;
  private final Workspace workspace;

  public SessionLists(SessionHistory history, UserReader users, Workspace workspace) {
    this.history = history;
    this.users = users;
    this.workspace = workspace;
  }

  /// The caller's own sign-ins.
  RocketChatSessionPage own(AuthenticatedUser caller, RocketChatListInput input) {
    RocketChatSessionList list =
        RocketChatSessionList.of(
            history.sessionsOf(workspace.userPool(), caller.userId()),
            workspace,
            session -> RocketChatSessionList.mentions(session, input.filter()));
    return page(
        list,
        input,
        list.page(input).stream()
            .map(session -> SessionRow.own(session, session.isOf(caller.token()))));
  }

  /// Everybody's sign-ins. The filter searches search terms and users' names.
  RocketChatSessionPage all(RocketChatListInput input) {
    List<Session> sessions = history.sessionsOfAll(workspace.userPool());
    Set<String> texts = searchTexts(sessions, input.filter());
    RocketChatSessionList list =
        RocketChatSessionList.of(
            sessions,
            workspace,
            session ->
                texts.stream().anyMatch(text -> RocketChatSessionList.mentions(session, text)));
    return page(list, input, rows(list.page(input)));
  }

  /// The sign-in of the session with exactly this id, whichever user it belongs to; empty if there
  /// is none, or if it was ended.
  Optional<SessionRow> named(SessionId id) {
    List<Session> sessions = history.sessionsNamed(workspace.userPool(), id);
    RocketChatSessionList list = RocketChatSessionList.of(sessions, workspace, _ -> true);
    return rows(list.newestFirst().stream().limit(1).toList()).findFirst();
  }

  private static RocketChatSessionPage page(
      RocketChatSessionList list, RocketChatListInput input, Stream<SessionRow> rows) {
    return new RocketChatSessionPage(
        rows.sorted(input.sort().comparator()).toList(),
        list.total(),
        input.count(),
        input.offset(),
        true);
  }

  private Stream<SessionRow> rows(List<Session> sessions) {
    Map<UserId, User> users = users(sessions);
    return sessions.stream()
        .map(session -> SessionRow.ofUser(session, users.get(session.userId())));
  }

  private Set<String> searchTexts(List<Session> sessions, String filter) {
    Stream<String> named =
        filter.isEmpty()
            ? Stream.empty()
            : users(sessions).values().stream()
                .filter(user -> isNamed(user, filter.toLowerCase(Locale.ROOT)))
                .map(user -> user.id().value())
                .sorted()
                .limit(MOST_NAMED_USERS);
    return Stream.concat(Stream.of(filter), named).collect(Collectors.toUnmodifiableSet());
  }

  private static boolean isNamed(User user, String part) {
    return Stream.of(
            Optional.ofNullable(user.username()), Optional.ofNullable(user.profile().name()))
        .flatMap(Optional::stream)
        .anyMatch(name -> name.toLowerCase(Locale.ROOT).contains(part));
  }

  private Map<UserId, User> users(List<Session> sessions) {
    Set<UserId> ids =
        sessions.stream().map(Session::userId).collect(Collectors.toUnmodifiableSet());
    return users.users(workspace.userPool(), ids);
  }
}
