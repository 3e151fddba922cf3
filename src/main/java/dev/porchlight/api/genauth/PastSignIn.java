package dev.porchlight.api.genauth;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.porchlight.api.IsoTime;
import dev.porchlight.session.App;
import dev.porchlight.session.Session;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/// `UserLoginHistoryDto`.
///
/// @param clientIp empty if unknown: the field is required
/// @param time a string such as `2022-07-03T02:20:30.000Z`: Go cannot read a number here
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"appId", "appName", "appLogo", "appLoginUrl", "clientIp", "userAgent", "time"})
@RegisterForReflection
public record PastSignIn(
    String appId,
    String appName,
    String appLogo,
    String appLoginUrl,
    String clientIp,
    @Nullable String userAgent,
    String time) {
  static PastSignIn of(Session session, App app) {
    return new PastSignIn(
        app.id().value(),
        app.name(),
        app.logo(),
        app.loginUrl(),
        session.ip() == null ? "" : session.ip().getHostAddress(),
        session.userAgent(),
        IsoTime.of(session.loginAt()));
  }
}
