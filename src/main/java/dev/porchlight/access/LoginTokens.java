package dev.porchlight.access;

import dev.porchlight.session.LoginTokenHash;
import dev.porchlight.session.Session;
import dev.porchlight.session.SessionId;
import dev.porchlight.session.User;
import dev.porchlight.session.UserId;
import dev.porchlight.session.UserPoolId;
import java.util.Optional;

/// The login tokens of users.
public interface LoginTokens {
  /// The token, together with what the caller will need next, in one round trip to the store.
  ///
  /// @throws dev.porchlight.session.StoreUnavailableException when the store does not answer
  Found find(UserPoolId pool, UserId user, LoginTokenHash hash, ReadTogether together);

  /// What to read together with a token.
  ///
  /// @param session a session of the same user
  /// @param user whether to read the user
  record ReadTogether(Optional<SessionId> session, boolean user) {}

  /// What was found.
  ///
  /// @param token empty if the user never had it, or if it was ended
  /// @param session empty if not requested, or if the user has no such session
  /// @param user empty if not requested, or unknown
  record Found(Optional<LoginToken> token, Optional<Session> session, Optional<User> user) {}
}
