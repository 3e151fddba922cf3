package dev.porchlight.api.oidc;

import dev.porchlight.api.RefusedException;
import dev.porchlight.session.SessionId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jspecify.annotations.Nullable;

/// Checks the claims of logout tokens (OpenID Connect Back-Channel Logout 1.0, section 2.6).
@Singleton
public final class LogoutClaims {
  private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";
  private static final int MOST_ID_CHARACTERS = 1_024;

  /// How long a token without an expiry is accepted: earlier drafts had no `exp`, and the
  /// specification recommends at most two minutes.
  private static final Duration WITHOUT_EXPIRY = Duration.ofMinutes(2);

  private final InstantSource clock;
  private final Duration leeway;

  public LogoutClaims(InstantSource clock, OidcConfig config) {
    this.clock = clock;
    this.leeway = config.leeway();
  }

  /// What the claims of a token with a valid signature say.
  ///
  /// @throws RefusedException if they are not those of a logout token of `issuer`
  LogoutToken check(Issuer issuer, JwtClaims claims) {
    try {
      require(issuer.identifier().equals(claims.getClaimValue("iss")), OidcError.ISSUER_WRONG);
      require(claims.getAudience().contains(issuer.clientId()), OidcError.AUDIENCE_WRONG);
      Instant invalidFrom = checkTime(issuer.accepts().longest(), claims);
      boolean event =
          claims.getClaimValue("events") instanceof Map<?, ?> events
              && events.get(EVENT) instanceof Map<?, ?>;
      require(event, OidcError.EVENT_MISSING);
      require(!claims.getClaimsMap().containsKey("nonce"), OidcError.NONCE_PRESENT);
      String sub = claims.getStringClaimValue("sub");
      String sid = claims.getStringClaimValue("sid");
      require(sub != null || sid != null, OidcError.SUBJECT_MISSING);
      require(sub == null || issuer.user(sub).isPresent(), OidcError.CLAIM_MALFORMED);
      require(sid == null || SessionId.fits(sid), OidcError.CLAIM_MALFORMED);
      boolean endsAll = issuer.endsAll() && sub != null;
      return new LogoutToken(sub, endsAll ? null : sid, id(claims), invalidFrom);
    } catch (MalformedClaimException e) {
      throw OidcError.CLAIM_MALFORMED.refused();
    }
  }

  private Instant checkTime(Duration longest, JwtClaims claims) {
    NumericDate issued = date(claims, "iat");
    NumericDate expiry = date(claims, "exp");
    if (issued == null || claims.hasClaim("exp") != (expiry != null)) {
      throw OidcError.TIME_MISSING.refused();
    }
    long now = clock.instant().getEpochSecond();
    long from = issued.getValue();
    require(from <= now + leeway.toSeconds(), OidcError.ISSUED_IN_FUTURE);
    require(from >= 0, OidcError.EXPIRED);
    long latest = from + longest.toSeconds();
    long until =
        Math.min(latest, expiry == null ? from + WITHOUT_EXPIRY.toSeconds() : expiry.getValue());
    require(now < until + leeway.toSeconds(), OidcError.EXPIRED);
    return Instant.ofEpochSecond(until).plus(leeway);
  }

  /// Null if it is absent or not a number.
  private static @Nullable NumericDate date(JwtClaims claims, String name) {
    try {
      return claims.getNumericDateClaimValue(name);
    } catch (MalformedClaimException e) {
      return null;
    }
  }

  private static String id(JwtClaims claims) throws MalformedClaimException {
    String id = claims.getStringClaimValue("jti");
    if (id == null || id.isBlank()) {
      throw OidcError.ID_MISSING.refused();
    }
    require(id.length() <= MOST_ID_CHARACTERS, OidcError.CLAIM_MALFORMED);
    return id;
  }

  private static void require(boolean condition, OidcError otherwise) {
    if (!condition) {
      throw otherwise.refused();
    }
  }
}
