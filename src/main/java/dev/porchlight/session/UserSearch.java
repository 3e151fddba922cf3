package dev.porchlight.session;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds users by exact names: the store has no list of all users. All methods throw
/// [StoreUnavailableException] when the store does not answer.
public final class UserSearch {
  private final Users users;
  private final SessionReader reader;

  public UserSearch(Users users, SessionReader reader) {
    this.users = users;
    this.reader = reader;
  }

  /// The matching users, each once, in the order of the first list of names.
  public List<User> find(UserPoolId pool, UserCriteria criteria) {
    Map<UserId, User> named = new LinkedHashMap<>();
    for (UserReference name : criteria.names().getFirst()) {
      users.find(pool, name).ifPresent(user -> named.put(user.id(), user));
    }
    return named.values().stream()
        .filter(user -> criteria.names().stream().skip(1).allMatch(names -> hasOne(user, names)))
        .filter(user -> criteria.signedInTo().isEmpty() || signedIn(pool, user, criteria))
        .toList();
  }

  private boolean signedIn(UserPoolId pool, User user, UserCriteria criteria) {
    Set<AppId> apps = reader.presences(pool, user.id()).map(Map::keySet).orElse(Set.of());
    return criteria.signedInTo().stream()
        .allMatch(wanted -> wanted.stream().anyMatch(apps::contains));
  }

  private static boolean hasOne(User user, List<UserReference> names) {
    return names.stream().anyMatch(name -> has(user, name));
  }

  private static boolean has(User user, UserReference name) {
    return switch (name) {
      case UserReference.ById(UserId id) -> id.equals(user.id());
      case UserReference.ByAlias(UserAlias alias) -> user.aliases().contains(alias);
      case UserReference.ByAnyName anyName ->
          anyName.asId().equals(user.id())
              || anyName.asAliases().stream().anyMatch(user.aliases()::contains);
    };
  }
}
