package dev.porchlight.session;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a chat workspace writes down of one sign-in, beyond what every session has. What was not
/// written down is null.
///
/// @param documentId the id of the record itself; not the session's
/// @param type what stage of its book-keeping the record has reached
/// @param instanceId the server that the user signed in at
/// @param token the login token that the user signed in with
/// @param address where the user signed in from, as the workspace wrote it
/// @param host the address that the user called the workspace by
/// @param roles the user's roles at sign-in, in the workspace's order
/// @param day the calendar day that the record is about, where the workspace is
/// @param searchTerm what searches look at
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

  /// When what happened to the record. That a connection was closed says nothing about being signed
  /// in.
  ///
  /// @param computedAt when the workspace last counted it into its statistics
  public record Times(
      Instant createdAt,
      @Nullable Instant updatedAt,
      @Nullable Instant closedAt,
      @Nullable Instant lastActivityAt,
      @Nullable Instant computedAt) {}

  /// Whether this is a later record of the same sign-in: a workspace writes one a day while the
  /// connection lasts.
  boolean isLaterCopyOf(ChatRecord other) {
    return !documentId.equals(other.documentId)
        && times.createdAt().isAfter(other.times.createdAt());
  }
}
