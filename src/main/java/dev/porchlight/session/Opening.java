package dev.porchlight.session;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What became of a sign-in.
public sealed interface Opening {
  /// The session is open.
  ///
  /// @param activeUntil until when it is live if nothing happens
  record Opened(Session session, Instant activeUntil) implements Opening {}

  /// The same request had opened the session before; nothing was changed.
  ///
  /// @param activeUntil until when the session is live if nothing happens; null if it has expired
  record Repeated(Session session, @Nullable Instant activeUntil) implements Opening {}

  /// Another request had opened the session before, or an import brought it.
  record Different() implements Opening {}

  /// The session was ended, perhaps before it was opened; it never comes back.
  record AlreadyEnded() implements Opening {}

  /// The user has as many live sessions in the app as there may be.
  record TooMany(int most) implements Opening {}
}
