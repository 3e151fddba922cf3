package dev.porchlight.api.rocketchat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.porchlight.api.IsoTime;
import dev.porchlight.session.ChatRecord;
import dev.porchlight.session.Session;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The whole document of a session, in the order of the documented example; absent fields are
/// omitted. Rocket.Chat sends the stored document with `success` set on it, so `success` comes
/// last.
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({
  "_id",
  "type",
  "sessionId",
  "instanceId",
  "loginToken",
  "ip",
  "host",
  "device",
  "userId",
  "roles",
  "mostImportantRole",
  "loginAt",
  "day",
  "month",
  "year",
  "searchTerm",
  "createdAt",
  "_updatedAt",
  "closedAt",
  "lastActivityAt",
  "logoutAt",
  "logoutBy",
  "_computedAt",
  "success"
})
@RegisterForReflection
public record RocketChatSessionDocument(
    @JsonProperty("_id") String id,
    String type,
    String sessionId,
    @Nullable String instanceId,
    String loginToken,
    @Nullable String ip,
    @Nullable String host,
    @Nullable DeviceDocument device,
    String userId,
    List<String> roles,
    @Nullable String mostImportantRole,
    String loginAt,
    @Nullable Integer day,
    @Nullable Integer month,
    @Nullable Integer year,
    @Nullable String searchTerm,
    String createdAt,
    @JsonProperty("_updatedAt") @Nullable String updatedAt,
    @Nullable String closedAt,
    @Nullable String lastActivityAt,
    @Nullable String logoutAt,
    @Nullable String logoutBy,
    @JsonProperty("_computedAt") @Nullable String computedAt,
    boolean success)
    implements SessionInfo {

  static RocketChatSessionDocument of(Session session) {
    ChatRecord login = Workspace.chatRecord(session);
    LocalDate day = login.day();
    ChatRecord.Times times = login.times();
    return new RocketChatSessionDocument(
        login.documentId(),
        login.type(),
        session.id().value(),
        login.instanceId(),
        login.token().value(),
        login.address(),
        login.host(),
        DeviceDocument.orNull(login.device()),
        session.userId().value(),
        login.roles(),
        login.mostImportantRole(),
        IsoTime.of(session.loginAt()),
        day == null ? null : day.getDayOfMonth(),
        day == null ? null : day.getMonthValue(),
        day == null ? null : day.getYear(),
        login.searchTerm(),
        IsoTime.of(times.createdAt()),
        IsoTime.orNull(times.updatedAt()),
        IsoTime.orNull(times.closedAt()),
        IsoTime.orNull(times.lastActivityAt()),
        IsoTime.orNull(session.endedAt()),
        login.endedBy() == null ? null : login.endedBy().value(),
        IsoTime.orNull(times.computedAt()),
        true);
  }
}
