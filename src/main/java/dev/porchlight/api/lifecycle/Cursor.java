package dev.porchlight.api.lifecycle;

import dev.porchlight.api.RefusedException;
import dev.porchlight.json.Members;
import dev.porchlight.session.SessionId;
import dev.porchlight.session.SignInPosition;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;

/// A position in a user's sessions on the wire: opaque to callers, and not secret. It is valid only
/// for the user that the path names.
final class Cursor {
  private static final String NAME = "cursor";

  private Cursor() {}

  static String of(SignInPosition position) {
    String text = position.loginAt().toEpochMilli() + ":" + position.session().value();
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /// @throws RefusedException if it is not a cursor, or has a time that no sign-in can have, so
  ///   that a store cannot start from it
  static SignInPosition parse(String cursor) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
      String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
      int colon = text.indexOf(':');
      if (colon < 0) {
        throw LifecycleError.PARAMETER_MALFORMED.refused(NAME);
      }
      Instant at = Instant.ofEpochMilli(Long.parseLong(text.substring(0, colon)));
      if (at.isBefore(Instant.EPOCH) || at.isAfter(Members.LATEST)) {
        throw LifecycleError.PARAMETER_MALFORMED.refused(NAME);
      }
      return new SignInPosition(at, new SessionId(text.substring(colon + 1)));
    } catch (CharacterCodingException | IllegalArgumentException e) {
      throw LifecycleError.PARAMETER_MALFORMED.refused(NAME);
    }
  }
}
