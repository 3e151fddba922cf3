package dev.porchlight.api.rocketchat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.porchlight.api.IsoTime;
import dev.porchlight.session.ChatRecord;
import dev.porchlight.session.Session;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/// What Rocket.Chat 8.8 and later answer instead of the document: the login token "must not leak"
/// (RocketChat/Rocket.Chat pull request 41635).
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({
  "_id",
  "sessionId",
  "device",
  "host",
  "ip",
  "loginAt",
  "logoutAt",
  "userId",
  "success"
})
@RegisterForReflection
public record SessionSummary(
    @JsonProperty("_id") String id,
    String sessionId,
    @Nullable DeviceDocument device,
    @Nullable String host,
    @Nullable String ip,
    String loginAt,
    @Nullable String logoutAt,
    String userId,
    boolean success)
    implements SessionInfo {

  static SessionSummary of(Session session) {
    ChatRecord login = Workspace.chatRecord(session);
    return new SessionSummary(
        login.documentId(),
        session.id().value(),
        DeviceDocument.orNull(login.device()),
        login.host(),
        login.address(),
        IsoTime.of(session.loginAt()),
        IsoTime.orNull(session.endedAt()),
        session.userId().value(),
        true);
  }
}
