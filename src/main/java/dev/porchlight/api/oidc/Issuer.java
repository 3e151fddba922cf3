package dev.porchlight.api.oidc;

import dev.porchlight.session.AppId;
import dev.porchlight.session.UserAlias;
import dev.porchlight.session.UserId;
import dev.porchlight.session.UserPoolId;
import dev.porchlight.session.UserReference;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An identity provider that may sign users out of one app.
///
/// @param name its name in our URL
/// @param identifier the `iss` of its tokens
/// @param keys where its public keys are
/// @param clientId must be among the `aud` of its tokens
/// @param subjectKind the kind of its `sub`; null for a user id
/// @param provider the prefix of the `sub` in an alias, including the colon; may be empty
/// @param accepts which of its valid tokens are accepted
/// @param endsAll whether a token with both `sub` and `sid` ends all sessions of `sub`
record Issuer(
    String name,
    String identifier,
    URI keys,
    String clientId,
    UserPoolId pool,
    AppId app,
    UserAlias.@Nullable Kind subjectKind,
    String provider,
    AcceptedTokens accepts,
    boolean endsAll) {
  private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");

  /// @throws IllegalArgumentException if the keys could be tampered with in transit
  Issuer {
    boolean local = "http".equals(keys.getScheme()) && THIS_MACHINE.contains(keys.getHost());
    if (!local && !"https".equals(keys.getScheme())) {
      throw new IllegalArgumentException("jwks-uri of issuer " + name + " must be https");
    }
  }

  /// The user that a `sub` names; empty if it cannot name one.
  Optional<UserReference> user(String sub) {
    if (subjectKind == null) {
      return UserId.fits(sub)
          ? Optional.of(new UserReference.ById(new UserId(sub)))
          : Optional.empty();
    }
    return UserAlias.parse(subjectKind, provider + sub).map(UserReference.ByAlias::new);
  }
}
