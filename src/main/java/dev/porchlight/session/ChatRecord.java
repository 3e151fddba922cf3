package dev.porchlight.session;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a chat workspace records about one sign-in, beyond what every session has. Anything it did
/// not record is null.
///
/// @param documentId the id of the record itself; not the session's
/// @param type the stage that the record has reached in the workspace's bookkeeping
/// @param instanceId the server that the user signed in to
/// @param token the login token that the user signed in with
/// @param address where the user signed in from, as the workspace recorded it
/// @param host the address at which the user reached the workspace
/// @param roles the user's roles at sign-in, in the workspace's order
/// @param day the calendar day that the record covers, in the workspace's time zone
/// @param searchTerm the text that searches match
/// @param endedBy who ended the session
public record ChatRecord(
    String documentId,
    String type,
    @Nullable String instanceId,
    LoginTokenHash token,
    @Nullable String address,
    @Nullable String host,
    @Nullable Device device,
    List<String> roles,
    @Nullable String mostImportantRole,
    @Nullable LocalDate day,
    @Nullable String searchTerm,
    Times times,
    @Nullable UserId endedBy) {

  public ChatRecord {
    roles = List.copyOf(roles);
  }

  /// When things happened to the record. A closed connection says nothing about whether the user is
  /// signed in.
  ///
  /// @param computedAt when the workspace last included it in its statistics
  public record Times(
      Instant createdAt,
      @Nullable Instant updatedAt,
      @Nullable Instant closedAt,
      @Nullable Instant lastActivityAt,
      @Nullable Instant computedAt) {}

  /// Whether this is a later record of the same sign-in: a workspace writes one a day while the
  /// connection lasts.
  boolean isLaterCopyOf(ChatRecord other) {
    return token.equals(other.token)
        && !documentId.equals(other.documentId)
        && times.createdAt().isAfter(other.times.createdAt());
  }
}
