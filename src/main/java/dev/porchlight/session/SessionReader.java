package dev.porchlight.session;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What can be asked of the store about sessions. Every question names the user pool; no answer
/// ever comes from another one. Each method is one round trip to the store, and throws
/// [StoreUnavailableException] when the store does not answer: an absent result always means that
/// the store was asked and has nothing.
public interface SessionReader {
  /// The most things that can be asked for together.
  int MOST_TOGETHER = 100;

  /// The user's presence in the app; empty if the user never signed in to it.
  Optional<Presence> presence(UserPoolId pool, UserId user, AppId app);

  /// The user's presence in every app that the user ever signed in to; empty if nobody has this
  /// user id, an empty map if the user is known and never signed in.
  Optional<Map<AppId, Presence>> presences(UserPoolId pool, UserId user);

  /// The presences that exist among `wanted`.
  ///
  /// @param wanted 1 to [#MOST_TOGETHER]
  Map<UserApp, Presence> presences(UserPoolId pool, Set<UserApp> wanted);
}
