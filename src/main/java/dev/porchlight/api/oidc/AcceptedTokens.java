package dev.porchlight.api.oidc;

import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which of an issuer's valid tokens are accepted.
///
/// @param types their `typ`, in lower case; [#WITHOUT_TYPE] stands for a token without one
/// @param longest how long after its `iat` a token is accepted at most, and therefore how long its
///   use is remembered
record AcceptedTokens(Set<String> types, Duration longest) {
  private static final String WITHOUT_TYPE = "none";

  /// The specification's own type; in its drafts, tokens had the generic type or none.
  private static final Set<String> KNOWN = Set.of("logout+jwt", "jwt", WITHOUT_TYPE);

  private static final String MEDIA_TYPE = "application/";

  /// @throws IllegalArgumentException if no token could be a logout token
  AcceptedTokens {
    types = types.stream().map(type -> type.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    if (types.isEmpty() || !KNOWN.containsAll(types)) {
      throw new IllegalArgumentException("types must be among " + KNOWN);
    }
    if (longest.toSeconds() <= 0) {
      throw new IllegalArgumentException("max-age must be at least a second");
    }
  }

  /// Whether a token may have this `typ`. The prefix `application/` may be left out (RFC 7515,
  /// section 4.1.9).
  boolean type(@Nullable Object typ) {
    return switch (typ) {
      case null -> types.contains(WITHOUT_TYPE);
      case String text -> !text.equalsIgnoreCase(WITHOUT_TYPE) && types.contains(name(text));
      default -> false;
    };
  }

  private static String name(String typ) {
    String name = typ.toLowerCase(Locale.ROOT);
    return name.startsWith(MEDIA_TYPE) ? name.substring(MEDIA_TYPE.length()) : name;
  }
}
