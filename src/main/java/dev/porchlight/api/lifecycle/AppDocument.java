package dev.porchlight.api.lifecycle;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.porchlight.json.Members;
import dev.porchlight.session.App;
import dev.porchlight.session.AppId;
import dev.porchlight.session.AppLimits;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Objects;

/// An app on the wire.
@JsonPropertyOrder({"appId", "name", "logo", "loginUrl"})
@RegisterForReflection
public record AppDocument(String appId, String name, String logo, String loginUrl) {
  static AppDocument of(App app) {
    return new AppDocument(app.id().value(), app.name(), app.logo(), app.loginUrl());
  }

  /// The app that a body describes.
  static App bind(AppId id, Members members) {
    App app =
        new App(
            id,
            members.text("name"),
            Objects.requireNonNullElse(members.textOrNull("logo"), ""),
            Objects.requireNonNullElse(members.textOrNull("loginUrl"), ""));
    AppLimits.exceededBy(app)
        .ifPresent(field -> {
          throw members.malformed(field);
        });
    return app;
  }
}
