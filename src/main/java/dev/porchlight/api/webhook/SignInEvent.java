package dev.porchlight.api.webhook;

import dev.porchlight.json.UnicodeText;
import dev.porchlight.session.AppId;
import dev.porchlight.session.IpAddress;
import dev.porchlight.session.Session;
import dev.porchlight.session.SessionId;
import dev.porchlight.session.Sha256;
import dev.porchlight.session.SignInRequest;
import dev.porchlight.session.UserId;
import dev.porchlight.session.UserPoolId;
import java.net.InetAddress;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads the user object that GenAuth delivers when somebody signs in.
final class SignInEvent {
  private SignInEvent() {}

  /// The sign-in. A failed login has no token and opens nothing, nor does a login to no app.
  static GenAuthEvent read(EventData user, UserPoolId pool) {
    String token = user.text("token").orElse(null);
    if (token == null) {
      return new GenAuthEvent.Other();
    }
    TokenClaims claims = TokenClaims.read(token);
    if (claims.userPool().filter(named -> !named.equals(pool.value())).isPresent()) {
      throw WebhookError.USER_POOL_FOREIGN.refused();
    }
    String app = claims.app().orElse(null);
    return app == null
        ? new GenAuthEvent.Other()
        : new GenAuthEvent.SignedIn(request(user, token, claims, app));
  }

  private static SignInRequest request(
      EventData user, String token, TokenClaims claims, String app) {
    if (!AppId.fits(app)) {
      throw EventData.malformed("token");
    }
    Instant expiry = time(user, "tokenExpiredAt");
    return new SignInRequest(
        user.id("id", UserId::fits, UserId::new),
        sessionOf(token),
        new AppId(app),
        expiry == null ? claims.expiry().orElse(null) : expiry,
        null,
        time(user, "lastLogin"),
        address(user.text("lastIp", "lastIP").orElse("")),
        user.text("browser")
            .map(text -> UnicodeText.truncated(text, Session.MOST_USER_AGENT_CHARACTERS))
            .orElse(null),
        Map.of());
  }

  /// The same id for the same token, so that an event delivered twice opens one session; and a
  /// hash, so that session ids do not reveal tokens.
  private static SessionId sessionOf(String token) {
    byte[] hash = Sha256.of(token);
    return new SessionId(Base64.getUrlEncoder().withoutPadding().encodeToString(hash));
  }

  private static @Nullable Instant time(EventData user, String name) {
    Optional<String> text = user.text(name);
    return text.isEmpty()
        ? null
        : EventTime.parse(text.get()).orElseThrow(() -> EventData.malformed(name));
  }

  /// Null if it is not an address, or has a zone: that says nothing about the session.
  private static @Nullable InetAddress address(String text) {
    try {
      return text.isEmpty() ? null : IpAddress.of(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
