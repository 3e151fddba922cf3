package dev.porchlight.access;

import dev.porchlight.access.LoginTokens.Along;
import dev.porchlight.access.LoginTokens.Found;
import dev.porchlight.session.LoginTokenHash;
import dev.porchlight.session.UserId;
import dev.porchlight.session.UserPoolId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/// Lets callers in by user id and login token.
public final class LoginTokenAuthentication {
  /// The longest token that is looked at, in characters; Rocket.Chat's have 43.
  public static final int MOST_TOKEN_CHARACTERS = 1_024;

  private final LoginTokens tokens;
  private final InstantSource clock;
  private final Duration lifetime;

  /// @param lifetime how long a login token lasts from when it was issued
  public LoginTokenAuthentication(LoginTokens tokens, InstantSource clock, Duration lifetime) {
    this.tokens = tokens;
    this.clock = clock;
    this.lifetime = lifetime;
  }

  /// The caller; empty, whatever is wrong, if user and token do not belong together or the token is
  /// no longer good.
  ///
  /// @param token as the user has it, not its hash
  /// @throws dev.porchlight.session.StoreUnavailableException when the store does not answer
  public Optional<AuthenticatedUser> admit(
      UserPoolId pool, String user, String token, Along along) {
    boolean fits = UserId.fits(user) && !token.isEmpty() && token.length() <= MOST_TOKEN_CHARACTERS;
    if (!fits) {
      return Optional.empty();
    }
    UserId id = new UserId(user);
    LoginTokenHash hash = LoginTokenHash.of(token);
    Found found = tokens.find(pool, id, hash, along);
    return found
        .token()
        .filter(known -> Hmac.isSame(known.hash().value(), hash.value()))
        .filter(known -> known.isGoodAt(clock.instant(), lifetime))
        .map(_ -> new AuthenticatedUser(id, hash, found.session(), found.user()));
  }
}
