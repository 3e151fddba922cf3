package dev.porchlight.api.lifecycle;

import dev.porchlight.access.AccessKey;
import dev.porchlight.access.AccessKeyIssuer;
import dev.porchlight.credentials.Parameters;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which access keys to list.
///
/// @param after the cursor: the id that precedes the first one requested; null to start from the
///   beginning
record AccessKeyListInput(@Nullable String after, int limit) {
  private static final String CURSOR = "cursor";
  static final Set<String> NAMES = Set.of(CURSOR, LimitParameter.NAME);

  static AccessKeyListInput of(Parameters query) {
    Optional<String> cursor = query.text(CURSOR);
    if (cursor.isPresent() && !AccessKey.idFits(cursor.get())) {
      throw LifecycleError.PARAMETER_MALFORMED.refused(CURSOR);
    }
    return new AccessKeyListInput(
        cursor.orElse(null), LimitParameter.of(query, AccessKeyIssuer.MOST_LISTED));
  }
}
