package dev.porchlight.api.webhook;

import dev.porchlight.api.Call;
import dev.porchlight.api.RefusedException;
import dev.porchlight.api.Request;
import dev.porchlight.session.UserPoolId;
import java.nio.charset.CharacterCodingException;

/// An admitted delivery.
///
/// @param userPool the pool whose secret was sent
public record WebhookCall(Request request, UserPoolId userPool) implements Call {
  /// What was delivered.
  ///
  /// @throws RefusedException if it cannot be read
  Delivery delivery() {
    try {
      return Delivery.read(request.body(), request.header("content-type").orElse(""));
    } catch (CharacterCodingException e) {
      throw WebhookError.BODY_MALFORMED.refused();
    }
  }
}
