package dev.porchlight.api.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.porchlight.api.RefusedException;
import java.io.IOException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/// What a login token says about itself. It is only read, not verified: the shared secret vouches
/// for the whole event.
///
/// @param payload the token's payload
record TokenClaims(JsonNode payload) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// @throws RefusedException if the text is not a JWT
  static TokenClaims read(String token) {
    int first = token.indexOf('.');
    int second = token.indexOf('.', first + 1);
    try {
      if (first > 0 && second > 0) {
        JsonNode payload =
            JSON.readTree(Base64.getUrlDecoder().decode(token.substring(first + 1, second)));
        if (payload.isObject()) {
          return new TokenClaims(payload);
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      // Refused below, without the cause: its message may quote the token.
    }
    throw EventData.malformed("token");
  }

  /// The app that it was issued for; empty for a sign-in to no app.
  Optional<String> app() {
    JsonNode audience = payload.path("aud");
    JsonNode only = audience.isArray() ? audience.path(0) : audience;
    return new EventData(payload.path("data"))
        .text("appId")
        .or(() -> Optional.of(only.asText("")).filter(app -> !app.isEmpty()));
  }

  /// The user pool in which it was issued; empty if it does not say.
  Optional<String> userPool() {
    return new EventData(payload.path("data")).text("userPoolId");
  }

  /// When it expires; empty if it does not say.
  Optional<Instant> expiry() {
    return new EventData(payload).text("exp").flatMap(EventTime::parse);
  }
}
