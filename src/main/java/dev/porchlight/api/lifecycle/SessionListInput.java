package dev.porchlight.api.lifecycle;

import dev.porchlight.credentials.Parameters;
import dev.porchlight.session.AppId;
import dev.porchlight.session.SignInPosition;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which of a user's sessions to list.
///
/// @param all whether to include sessions that are no longer live
/// @param app the app whose sessions to list; null for all apps
record SessionListInput(
    boolean all, @Nullable AppId app, @Nullable SignInPosition after, int limit) {
  static final Set<String> NAMES = Set.of("state", "appId", "cursor", LimitParameter.NAME);

  private static final int DEFAULT_LIMIT = 50;

  static SessionListInput of(Parameters query) {
    String state = query.text("state").orElse("live");
    if (!state.equals("live") && !state.equals("all")) {
      throw LifecycleError.PARAMETER_MALFORMED.refused("state");
    }
    return new SessionListInput(
        state.equals("all"),
        app(query),
        query.text("cursor").map(Cursor::parse).orElse(null),
        LimitParameter.of(query, DEFAULT_LIMIT));
  }

  /// The app that a query names; null if it names none.
  static @Nullable AppId app(Parameters query) {
    String app = query.text("appId").orElse(null);
    if (app != null && !AppId.fits(app)) {
      throw LifecycleError.PARAMETER_MALFORMED.refused("appId");
    }
    return app == null ? null : new AppId(app);
  }
}
