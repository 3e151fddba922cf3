package dev.porchlight.api.rocketchat;

import dev.porchlight.api.Request;
import java.nio.charset.CharacterCodingException;
import java.util.Locale;

/// The parameters of a request: the body of a POST, otherwise the query, whatever the headers say
/// (`@rocket.chat/sdk` sends `Content-Type` and `Content-Length: 0` with a GET). As in Rocket.Chat,
/// what cannot be read counts as not sent.
final class RocketChatRequestParameters {
  private RocketChatRequestParameters() {}

  static RocketChatParameters of(Request request) {
    if (!request.method().equals("POST")) {
      return FormText.parse(request.query());
    }
    String type = request.header("content-type").orElse("").toLowerCase(Locale.ROOT);
    try {
      if (type.startsWith("application/json")) {
        return JsonText.parse(request.body());
      }
      return type.startsWith("application/x-www-form-urlencoded")
          ? FormText.parse(request.body())
          : RocketChatParameters.NONE;
    } catch (CharacterCodingException e) {
      return RocketChatParameters.NONE;
    }
  }
}
