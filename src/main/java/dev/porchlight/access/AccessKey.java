package dev.porchlight.access;

import dev.porchlight.session.UserPoolId;
import java.util.Set;

/// A pair of access key id and secret, and what it opens. A user pool's global access key has the
/// pool's own id (GenAuth: "AK = user pool ID").
///
/// @param id 1 to 128 letters, digits, `-`, `_`, `.` or `:`, so that it can stand in a header and
///   in a token as it is
/// @param secret at least 16 characters; never logged, never in [#toString()]
/// @param userPool the only user pool that the key opens
public record AccessKey(String id, String secret, UserPoolId userPool, Set<Scope> scopes) {
  /// The longest access key id, in characters.
  public static final int MOST_ID_CHARACTERS = 128;

  /// The shortest secret, in characters.
  public static final int LEAST_SECRET_CHARACTERS = 16;

  /// The longest secret, in characters.
  public static final int MOST_SECRET_CHARACTERS = 256;

  /// @throws IllegalArgumentException if id or secret do not fit
  public AccessKey {
    if (!idFits(id)) {
      throw new IllegalArgumentException("access key id must be 1 to 128 letters, digits or -_.:");
    }
    if (!secretFits(secret)) {
      throw new IllegalArgumentException("access key secret must be 16 to 256 characters long");
    }
    scopes = Set.copyOf(scopes);
  }

  /// Whether a text can be an access key id at all.
  public static boolean idFits(String id) {
    return !id.isEmpty()
        && id.length() <= MOST_ID_CHARACTERS
        && id.chars()
            .allMatch(c -> c < 0x80 && (Character.isLetterOrDigit(c) || "-_.:".indexOf(c) >= 0));
  }

  /// Whether a text can be a secret at all.
  public static boolean secretFits(String secret) {
    return secret.length() >= LEAST_SECRET_CHARACTERS && secret.length() <= MOST_SECRET_CHARACTERS;
  }

  /// Whether the key may do what `scope` says.
  public boolean allows(Scope scope) {
    return scopes.contains(scope);
  }

  @Override
  public String toString() {
    return "AccessKey[" + id + " of " + userPool + " for " + scopes + "]";
  }
}
