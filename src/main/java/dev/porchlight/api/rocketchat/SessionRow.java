package dev.porchlight.api.rocketchat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.porchlight.api.IsoTime;
import dev.porchlight.session.ChatRecord;
import dev.porchlight.session.Session;
import dev.porchlight.session.User;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/// One sign-in in a list, and the answer of `sessions/info.admin`.
///
/// @param user only in administrators' lists; null if the user is gone
/// @param id the session's id again: clients use it as a key and send it to log out
/// @param current only in a user's own list: whether the caller's token is that of this sign-in
///   (since Rocket.Chat 8.7)
/// @param success only in `sessions/info.admin`, where the row is the whole answer
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({
  "sessionId",
  "userId",
  "device",
  "host",
  "ip",
  "loginAt",
  "_user",
  "_id",
  "current",
  "success"
})
@RegisterForReflection
public record SessionRow(
    String sessionId,
    String userId,
    @Nullable DeviceDocument device,
    @Nullable String host,
    @Nullable String ip,
    String loginAt,
    @JsonProperty("_user") @Nullable Member user,
    @JsonProperty("_id") String id,
    @Nullable Boolean current,
    @Nullable Boolean success) {

  /// The user of a sign-in.
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @JsonPropertyOrder({"username", "name", "avatarETag", "avatarOrigin"})
  @RegisterForReflection
  public record Member(
      @Nullable String username,
      @Nullable String name,
      @JsonProperty("avatarETag") @Nullable String avatarTag,
      @Nullable String avatarOrigin) {

    static @Nullable Member orNull(@Nullable User user) {
      return user == null
          ? null
          : new Member(
              user.username(),
              user.profile().name(),
              user.profile().avatarTag(),
              user.profile().avatarOrigin());
    }
  }

  static SessionRow own(Session session, boolean current) {
    return of(session, null, current);
  }

  static SessionRow ofUser(Session session, @Nullable User user) {
    return of(session, user, null);
  }

  SessionRow asAnswer() {
    return new SessionRow(sessionId, userId, device, host, ip, loginAt, user, id, current, true);
  }

  private static SessionRow of(Session session, @Nullable User user, @Nullable Boolean current) {
    ChatRecord login = Workspace.chatRecord(session);
    return new SessionRow(
        session.id().value(),
        session.userId().value(),
        DeviceDocument.orNull(login.device()),
        login.host(),
        login.address(),
        IsoTime.of(session.loginAt()),
        Member.orNull(user),
        session.id().value(),
        current,
        null);
  }
}
