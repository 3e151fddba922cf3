package dev.porchlight.api.genauth;

import dev.porchlight.credentials.Parameters;
import dev.porchlight.session.UserAlias;
import dev.porchlight.session.UserId;
import dev.porchlight.session.UserReference;
import java.util.Optional;

/// `userId` and `userIdType`: how GenAuth's callers name a user.
final class UserParameters {
  static final String USER_ID = "userId";
  static final String USER_ID_TYPE = "userIdType";

  private static final String BY_ID = "user_id";

  /// In every enum of GenAuth's API, but its form is undocumented.
  private static final String CUSTOM_FIELD = "custom_field";

  private static final int OBJECT_ID_DIGITS = 24;

  private UserParameters() {}

  /// For operations on a user who must exist. According to GenAuth's own tests, an over-long id is
  /// not malformed; it belongs to nobody.
  ///
  /// @param kind a `userIdType`, or empty for the default `user_id`
  static UserReference ofKnown(Parameters parameters, Optional<String> kind) {
    String id = RequiredText.of(parameters, USER_ID);
    if (id.length() > UserId.MOST_BYTES) {
      throw GenAuthError.USER_UNKNOWN.refused();
    }
    return ofKind(id, kind.orElse(BY_ID));
  }

  /// For `check-session-status`, which has no `userIdType` but promises to accept any kind of id; a
  /// `userIdType` sent anyway is honoured. An id of 24 hexadecimal digits is a user id (GenAuth's
  /// own form), and costs one read.
  static UserReference ofAnyKind(Parameters parameters) {
    String id = RequiredText.of(parameters, USER_ID);
    return parameters
        .text(USER_ID_TYPE)
        .map(kind -> ofKind(id, kind))
        .orElseGet(() -> isObjectId(id) ? ofKind(id, BY_ID) : anyName(id));
  }

  private static UserReference ofKind(String id, String kind) {
    if (kind.equals(BY_ID)) {
      return new UserReference.ById(userId(id));
    }
    if (kind.equals(CUSTOM_FIELD)) {
      throw GenAuthError.USER_ID_TYPE_UNSUPPORTED.refused(CUSTOM_FIELD);
    }
    UserAlias.Kind known =
        UserAlias.Kind.ofKey(kind)
            .orElseThrow(() -> GenAuthError.PARAMETER_MALFORMED.refused(USER_ID_TYPE));
    return UserAlias.parse(known, asSent(known, id))
        .map(UserReference.ByAlias::new)
        .orElseThrow(() -> GenAuthError.PARAMETER_MALFORMED.refused(USER_ID));
  }

  /// The Java SDK turns the `+` of a phone number into a space.
  private static String asSent(UserAlias.Kind kind, String id) {
    return kind == UserAlias.Kind.PHONE && id.startsWith(" ") ? "+" + id.substring(1) : id;
  }

  private static UserId userId(String text) {
    if (!UserId.fits(text)) {
      throw GenAuthError.PARAMETER_MALFORMED.refused(USER_ID);
    }
    return new UserId(text);
  }

  private static UserReference anyName(String text) {
    return new UserReference.ByAnyName(userId(text).value());
  }

  private static boolean isObjectId(String text) {
    return text.length() == OBJECT_ID_DIGITS
        && text.chars().allMatch(c -> c < 0x80 && Character.digit(c, 16) >= 0);
  }
}
