package dev.porchlight.access;

import dev.porchlight.session.LoginTokenHash;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A reusable token that a user signs in with.
///
/// @param when the time it was issued; null for a personal access token, which lasts until it is
///   revoked
/// @param expiresAt when it expires, as far as the importer knew; null for a personal access token
public record LoginToken(
    LoginTokenHash hash, Kind kind, @Nullable Instant when, @Nullable Instant expiresAt) {
  /// Stands for "never expires".
  private static final Instant NEVER = Instant.parse("9999-12-31T23:59:59.999Z");

  /// @throws IllegalArgumentException if a token from a sign-in lacks a time
  public LoginToken {
    if (kind == Kind.LOGIN && (when == null || expiresAt == null)) {
      throw new IllegalArgumentException("a login token must have a time of issue and an expiry");
    }
  }

  /// How a token came into being.
  public enum Kind {
    /// By signing in; it expires.
    LOGIN,
    /// Created by the user for a program; it does not expire.
    PERSONAL
  }

  /// A token from a sign-in.
  public static LoginToken login(LoginTokenHash hash, Instant when, Duration lifetime) {
    return new LoginToken(hash, Kind.LOGIN, when, when.plus(lifetime));
  }

  /// A personal access token.
  public static LoginToken personal(LoginTokenHash hash) {
    return new LoginToken(hash, Kind.PERSONAL, null, null);
  }

  /// Whether the token is valid at `now`.
  ///
  /// @param lifetime how long a login token lasts after it is issued
  public boolean isValidAt(Instant now, Duration lifetime) {
    return when == null || now.isBefore(when.plus(lifetime));
  }

  /// When sessions opened with this token expire.
  public Instant sessionExpiry() {
    return expiresAt == null ? NEVER : expiresAt;
  }
}
