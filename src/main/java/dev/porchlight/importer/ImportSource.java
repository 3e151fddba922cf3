package dev.porchlight.importer;

import dev.porchlight.json.Members;
import java.time.Duration;
import java.time.Instant;

/// Where a file comes from, and when.
///
/// @param workspace the chat workspace, if the file comes from one
/// @param asOf when the file was written: it cannot know what happened later
/// @param now when it is read
record ImportSource(ChatWorkspace workspace, Instant asOf, Instant now) {
  /// How far clocks may differ.
  private static final Duration SKEW = Duration.ofMinutes(5);

  /// When the user signed in. A sign-in that has yet to come is nobody's session.
  ///
  /// @throws dev.porchlight.json.MemberException if the time is missing, malformed or future
  Instant signIn(Members fields) {
    Instant loginAt = fields.instant("loginAt");
    if (loginAt.isAfter(now.plus(SKEW))) {
      throw fields.malformed("loginAt", "in the future");
    }
    return loginAt.isAfter(now) ? now : loginAt;
  }
}
