package dev.porchlight.access;

import dev.porchlight.session.UserPoolId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Changes and lists access keys. All methods throw
/// [dev.porchlight.session.StoreUnavailableException] when the store does not answer.
public interface AccessKeyWriter {
  /// How many keys of a user pool may have been issued by other keys at a time. Whoever revokes one
  /// must find all that it issued, in one read.
  int MOST_ISSUED = 2_000;

  /// Writes a new access key that an operator issues.
  ///
  /// @return [Adding#ADDED] or [Adding#TAKEN]
  Adding add(AccessKey key, Instant createdAt);

  /// Writes a new access key that another one of the same user pool issues, and in the same step
  /// records that it did. Nothing is written if that other key was revoked, however shortly before.
  ///
  /// @param ids which ids count as taken
  Adding add(AccessKey key, IssuedKey issued, Ids ids);

  /// Revokes an access key for good: a mark stays, so that no import brings it back, and no
  /// [new][Ids#NEW] key takes its id.
  ///
  /// @return false if the user pool never had such a key; revoking it again is no failure
  boolean revoke(UserPoolId pool, String id, Instant at);

  /// Revokes keys that were issued by others. A key that has another's id by now stays.
  void revoke(UserPoolId pool, List<IssuedKey> issued, Instant at);

  /// Which keys of a user pool were issued by which, including every one whose adding has succeeded
  /// and that was not [forgotten][#forget].
  List<IssuedKey> issued(UserPoolId pool);

  /// Forgets which keys were issued by which, once they and all that they issued are revoked.
  void forget(UserPoolId pool, Collection<IssuedKey> issued);

  /// One page of a user pool's access keys in order of id, without secrets. A key that was just
  /// added may be missing, and one that was just revoked may still be there.
  ///
  /// @param after the last id of the previous page; null to start at the beginning
  /// @param limit at least 1
  /// @return fewer than `limit` only if there are no more
  List<AccessKeyEntry> list(UserPoolId pool, @Nullable String after, int limit);

  /// The outcome of adding a key.
  enum Adding {
    /// It was written.
    ADDED,
    /// Nothing was written: its id is taken.
    TAKEN,
    /// Nothing was written: the key that issues it was revoked.
    ISSUER_REVOKED,
    /// Nothing was written: the user pool has [#MOST_ISSUED] issued keys.
    TOO_MANY
  }

  /// Which ids a new key may have.
  enum Ids {
    /// Only ids that no key ever had.
    NEW,
    /// Also that of a revoked key: the secret is another one.
    FREE
  }
}
