package dev.porchlight.access;

import dev.porchlight.session.UserPoolId;
import java.util.Set;

/// An access key id with its secret, and what they give access to. A user pool's global access key
/// has the pool's own id (GenAuth: "AK = user pool ID").
///
/// @param id 1 to 128 letters, digits, `-`, `_`, `.` or `:`, so that it needs no escaping in a
///   header or a token
/// @param secret at least 16 characters; never logged, never in [#toString()]
/// @param userPool the only user pool that the key gives access to
public record AccessKey(String id, String secret, UserPoolId userPool, Set<Scope> scopes) {
  /// The longest access key id, in characters.
  public static final int MOST_ID_CHARACTERS = 128;

  /// The shortest secret, in characters.
  public static final int LEAST_SECRET_CHARACTERS = 16;

  /// The longest secret, in characters.
  public static final int MOST_SECRET_CHARACTERS = 256;

  /// @throws IllegalArgumentException if the id or the secret is not valid
  public AccessKey {
    if (!idFits(id)) {
      throw new IllegalArgumentException("access key id must be 1 to 128 letters, digits or -_.:");
    }
    if (!secretFits(secret)) {
      throw new IllegalArgumentException("access key secret must be 16 to 256 characters long");
    }
    scopes = Set.copyOf(scopes);
  }

  /// Whether `id` is a valid access key id.
  public static boolean idFits(String id) {
    return !id.isEmpty()
        && id.length() <= MOST_ID_CHARACTERS
        && id.chars()
            .allMatch(c -> c < 0x80 && (Character.isLetterOrDigit(c) || "-_.:".indexOf(c) >= 0));
  }

  /// Whether `secret` is a valid secret.
  public static boolean secretFits(String secret) {
    return secret.length() >= LEAST_SECRET_CHARACTERS && secret.length() <= MOST_SECRET_CHARACTERS;
  }

  /// Whether the key may do what `scope` allows.
  public boolean allows(Scope scope) {
    return scopes.contains(scope);
  }

  @Override
  public String toString() {
    return "AccessKey[" + id + " of " + userPool + " for " + scopes + "]";
  }
}
