package dev.porchlight.session;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The outcome of a sign-in.
public sealed interface Opening {
  /// The session is recorded, and live unless it was already over.
  ///
  /// @param activeUntil when it expires if nothing happens; null if it already has
  record Opened(Session session, @Nullable Instant activeUntil) implements Opening {}

  /// The same request had already opened the session; nothing was changed.
  ///
  /// @param activeUntil when the session expires if nothing happens; null if it already has
  record Repeated(Session session, @Nullable Instant activeUntil) implements Opening {}

  /// Another request had already opened the session, or it was imported.
  record Different() implements Opening {}

  /// The session was ended, perhaps before it was opened; it never comes back.
  record AlreadyEnded() implements Opening {}

  /// The user already has the maximum number of live sessions in the app.
  record TooMany(int most) implements Opening {}
}
