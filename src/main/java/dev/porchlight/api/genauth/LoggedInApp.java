package dev.porchlight.api.genauth;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.porchlight.session.App;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/// `UserLoggedInAppsDto`. The answer is an array of these, even though GenAuth's rendered docs show
/// one object: its OpenAPI, all SDK types and its own tests say array.
@JsonPropertyOrder({"appId", "appName", "appLogo", "appLoginUrl"})
@RegisterForReflection
public record LoggedInApp(String appId, String appName, String appLogo, String appLoginUrl) {
  static List<LoggedInApp> all(List<App> apps) {
    return apps.stream()
        .map(app -> new LoggedInApp(app.id().value(), app.name(), app.logo(), app.loginUrl()))
        .toList();
  }
}
