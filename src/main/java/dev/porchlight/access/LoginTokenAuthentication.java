package dev.porchlight.access;

import dev.porchlight.access.LoginTokens.Found;
import dev.porchlight.access.LoginTokens.ReadTogether;
import dev.porchlight.session.LoginTokenHash;
import dev.porchlight.session.UserId;
import dev.porchlight.session.UserPoolId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/// Authenticates callers by user id and login token.
public final class LoginTokenAuthentication {
  /// The longest token that is considered, in characters; Rocket.Chat's have 43.
  public static final int MOST_TOKEN_CHARACTERS = 1_024;

  private final LoginTokens tokens;
  private final RefusedCredentials refused;
  private final InstantSource clock;
  private final Duration lifetime;

  /// @param lifetime how long a login token lasts after it is issued
  public LoginTokenAuthentication(
      LoginTokens tokens, RefusedCredentials refused, InstantSource clock, Duration lifetime) {
    this.tokens = tokens;
    this.refused = refused;
    this.clock = clock;
    this.lifetime = lifetime;
  }

  /// The caller; empty, without saying why, if the user and the token do not belong together or the
  /// token is no longer valid. What was refused a moment ago is refused again without asking.
  ///
  /// @param token the token itself, not its hash
  /// @throws dev.porchlight.session.StoreUnavailableException when the store does not answer
  public Optional<AuthenticatedUser> admit(
      UserPoolId pool, String user, String token, ReadTogether together) {
    boolean fits = UserId.fits(user) && !token.isEmpty() && token.length() <= MOST_TOKEN_CHARACTERS;
    if (!fits) {
      return Optional.empty();
    }
    UserId id = new UserId(user);
    LoginTokenHash hash = LoginTokenHash.of(token);
    String fingerprint = RefusedCredentials.fingerprint(pool.value(), user, hash.value());
    if (refused.has(fingerprint)) {
      return Optional.empty();
    }
    Found found = tokens.find(pool, id, hash, together);
    Optional<AuthenticatedUser> caller =
        found
            .token()
            .filter(known -> Hmac.isSame(known.hash().value(), hash.value()))
            .filter(known -> known.isValidAt(clock.instant(), lifetime))
            .map(_ -> new AuthenticatedUser(id, hash, found.session(), found.user()));
    if (caller.isEmpty()) {
      refused.remember(fingerprint);
    }
    return caller;
  }
}
