package dev.porchlight.access;

import dev.porchlight.session.UserPoolId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What can be changed about access keys, and what can be told of them. All methods throw
/// [dev.porchlight.session.StoreUnavailableException] when the store does not answer.
public interface AccessKeyWriter {
  /// Writes a new access key.
  ///
  /// @return false, and nothing is written, if its id is taken
  boolean add(AccessKey key, Instant createdAt);

  /// Removes an access key for good.
  ///
  /// @return false if the user pool has no such key
  boolean remove(UserPoolId pool, String id);

  /// Some access keys of a user pool in the order of their ids, without secrets. A key that was
  /// added or removed a moment ago may be missing, or still be there.
  ///
  /// @param after the id before the first one wanted; null for the beginning
  /// @param limit at least 1
  /// @return fewer than `limit` only if there are no more
  List<AccessKeyEntry> list(UserPoolId pool, @Nullable String after, int limit);
}
