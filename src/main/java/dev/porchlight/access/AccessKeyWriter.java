package dev.porchlight.access;

import dev.porchlight.session.UserPoolId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Changes and lists access keys. All methods throw
/// [dev.porchlight.session.StoreUnavailableException] when the store does not answer.
public interface AccessKeyWriter {
  /// Writes a new access key.
  ///
  /// @param ids which ids count as taken
  /// @return false, with nothing written, if its id is taken
  boolean add(AccessKey key, Instant createdAt, Ids ids);

  /// Which ids a new key may have.
  enum Ids {
    /// Only ids that no key ever had.
    NEW,
    /// Also that of a revoked key: the secret is another one.
    FREE
  }

  /// Revokes an access key for good: a mark stays, so that no import brings it back, and no
  /// [new][Ids#NEW] key takes its id.
  ///
  /// @return false if the user pool never had such a key; revoking it again is no failure
  boolean revoke(UserPoolId pool, String id, Instant at);

  /// One page of a user pool's access keys in order of id, without secrets. A key that was just
  /// added may be missing, and one that was just removed may still be there.
  ///
  /// @param after the last id of the previous page; null to start at the beginning
  /// @param limit at least 1
  /// @return fewer than `limit` only if there are no more
  List<AccessKeyEntry> list(UserPoolId pool, @Nullable String after, int limit);
}
