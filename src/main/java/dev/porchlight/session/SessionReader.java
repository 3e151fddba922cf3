package dev.porchlight.session;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads sessions from the store. Every method names the user pool and never answers from another
/// one. Each is one round trip to the store, and throws [StoreUnavailableException] when the store
/// does not answer: an absent result always means that the store answered and has nothing.
public interface SessionReader {
  /// The maximum number of items in one request.
  int MOST_TOGETHER = 100;

  /// The user's presence in the app; empty if the user has never signed in to it.
  Optional<Presence> presence(UserPoolId pool, UserId user, AppId app);

  /// The user's presence in every app that the user has ever signed in to; empty if nobody has this
  /// user id, an empty map if the user is known but has never signed in.
  Optional<Map<AppId, Presence>> presences(UserPoolId pool, UserId user);

  /// The presences among `wanted` that exist.
  ///
  /// @param wanted 1 to [#MOST_TOGETHER]
  Map<UserApp, Presence> presences(UserPoolId pool, Set<UserApp> wanted);
}
