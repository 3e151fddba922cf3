package dev.porchlight.access;

import java.util.Optional;
import java.util.UUID;

/// The secret that a caller must know: the access key's own or, if there is no such key, one that
/// nobody knows, so that known and unknown keys take the same work.
public final class ExpectedSecret {
  private final String nobodys = UUID.randomUUID().toString();

  /// The secret of `key`; nobody's secret if it is empty.
  public String of(Optional<AccessKey> key) {
    return key.map(AccessKey::secret).orElse(nobodys);
  }

  /// Whether `given` is the secret of `key`; false if `key` is empty, after the same comparison.
  public boolean matches(Optional<AccessKey> key, String given) {
    boolean same = Hmac.isSame(of(key), given);
    return key.isPresent() && same;
  }
}
