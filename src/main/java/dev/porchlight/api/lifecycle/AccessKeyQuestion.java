package dev.porchlight.api.lifecycle;

import dev.porchlight.access.AccessKey;
import dev.porchlight.access.AccessKeyIssuer;
import dev.porchlight.credentials.Parameters;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which access keys are to be listed.
///
/// @param after the cursor: the id before the first one wanted; null for the beginning
record AccessKeyQuestion(@Nullable String after, int limit) {
  static final String CURSOR = "cursor";
  static final String LIMIT = "limit";
  private static final int MOST_DIGITS = 3;

  static AccessKeyQuestion of(Parameters query) {
    Optional<String> cursor = query.text(CURSOR);
    if (cursor.isPresent() && !AccessKey.idFits(cursor.get())) {
      throw LifecycleError.PARAMETER_MALFORMED.refused(CURSOR);
    }
    int limit = query.text(LIMIT).map(AccessKeyQuestion::limit).orElse(AccessKeyIssuer.MOST_LISTED);
    return new AccessKeyQuestion(cursor.orElse(null), limit);
  }

  private static int limit(String text) {
    boolean number =
        text.length() <= MOST_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9');
    int limit = number ? Integer.parseInt(text) : 0;
    if (limit < 1 || limit > AccessKeyIssuer.MOST_LISTED) {
      throw LifecycleError.PARAMETER_MALFORMED.refused(LIMIT);
    }
    return limit;
  }
}
