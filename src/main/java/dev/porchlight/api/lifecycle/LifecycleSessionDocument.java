package dev.porchlight.api.lifecycle;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.porchlight.api.IsoTime;
import dev.porchlight.json.Members;
import dev.porchlight.session.AppId;
import dev.porchlight.session.Device;
import dev.porchlight.session.ListedSession;
import dev.porchlight.session.Session;
import dev.porchlight.session.SessionId;
import dev.porchlight.session.SessionTerms;
import dev.porchlight.session.SignInRequest;
import dev.porchlight.session.UserId;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A session on the wire; unknown members are omitted.
///
/// @param active whether the session is live
/// @param activeUntil when it expires without further activity
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({
  "userId",
  "sessionId",
  "appId",
  "active",
  "activeUntil",
  "loginAt",
  "expiresAt",
  "idleTimeoutSeconds",
  "endedAt",
  "ip",
  "userAgent",
  "device",
  "attributes"
})
@RegisterForReflection
public record LifecycleSessionDocument(
    String userId,
    String sessionId,
    String appId,
    boolean active,
    @Nullable String activeUntil,
    String loginAt,
    String expiresAt,
    @Nullable Long idleTimeoutSeconds,
    @Nullable String endedAt,
    @Nullable String ip,
    @Nullable String userAgent,
    @Nullable DeviceDocument device,
    @Nullable Map<String, String> attributes) {
  /// Ten years; anything longer is a mistake.
  private static final long MOST_IDLE_SECONDS = Duration.ofDays(3_650).toSeconds();

  static LifecycleSessionDocument of(ListedSession listed) {
    Session session = listed.session();
    String agent = session.userAgent();
    return new LifecycleSessionDocument(
        session.userId().value(),
        session.id().value(),
        session.appId().value(),
        listed.activeUntil() != null,
        IsoTime.orNull(listed.activeUntil()),
        IsoTime.of(session.loginAt()),
        IsoTime.of(session.expiresAt()),
        session.idleTimeout().map(Duration::toSeconds).orElse(null),
        IsoTime.orNull(session.endedAt()),
        session.ip() == null ? null : session.ip().getHostAddress(),
        agent,
        agent == null ? null : DeviceDocument.of(new UserAgent(agent).device()),
        session
            .terms()
            .map(SessionTerms::attributes)
            .filter(attributes -> !attributes.isEmpty())
            .orElse(null));
  }

  /// The sign-in that a body describes.
  static SignInRequest bind(UserId user, SessionId id, Members members) {
    AppId app = members.id("appId", AppId::fits, AppId::new);
    String agent = members.textOrNull("userAgent");
    if (agent != null && agent.length() > Session.MOST_USER_AGENT_CHARACTERS) {
      throw members.tooLarge("userAgent", "too long");
    }
    return new SignInRequest(
        user,
        id,
        app,
        members.instantOrNull("expiresAt"),
        idleTimeout(members),
        members.instantOrNull("loginAt"),
        members.addressOrNull("ip"),
        agent,
        attributes(members));
  }

  private static @Nullable Duration idleTimeout(Members members) {
    Integer seconds = members.integerOrNull("idleTimeoutSeconds");
    if (seconds == null) {
      return null;
    }
    if (seconds < 1 || seconds > MOST_IDLE_SECONDS) {
      throw members.malformed("idleTimeoutSeconds");
    }
    return Duration.ofSeconds(seconds);
  }

  private static Map<String, String> attributes(Members members) {
    Map<String, String> attributes = members.textsByName("attributes");
    if (attributes.containsKey("")) {
      throw members.malformed("attributes");
    }
    boolean fits =
        attributes.size() <= SignInRequest.MOST_ATTRIBUTES
            && attributes.keySet().stream()
                .allMatch(name -> name.length() <= SignInRequest.MOST_NAME_CHARACTERS)
            && attributes.values().stream()
                .allMatch(value -> value.length() <= SignInRequest.MOST_VALUE_CHARACTERS);
    if (!fits) {
      throw members.tooLarge("attributes", "too many, or too long");
    }
    return attributes;
  }

  /// What a user signed in with, as far as the User-Agent reveals it; unknown parts are empty.
  @JsonPropertyOrder({"type", "name", "version", "os", "osVersion"})
  @RegisterForReflection
  public record DeviceDocument(
      @Nullable String type,
      @Nullable String name,
      @Nullable String version,
      @Nullable String os,
      @Nullable String osVersion) {
    static DeviceDocument of(Device device) {
      return new DeviceDocument(
          device.type(),
          device.name(),
          device.version(),
          device.os().name(),
          device.os().version());
    }
  }
}
