package dev.porchlight.api.lifecycle;

import dev.porchlight.credentials.Parameters;
import dev.porchlight.session.AppId;
import dev.porchlight.session.LoginPosition;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a caller asks of a user's sessions.
///
/// @param all whether sessions are meant too that are not live
/// @param app the only app that is meant; null for all
record SessionListQuestion(
    boolean all, @Nullable AppId app, @Nullable LoginPosition after, int limit) {
  static final Set<String> NAMES = Set.of("state", "appId", "cursor", "limit");

  private static final int DEFAULT_LIMIT = 50;
  private static final int MOST = 100;
  private static final int MOST_DIGITS = 3;

  static SessionListQuestion of(Parameters query) {
    String state = query.text("state").orElse("live");
    if (!state.equals("live") && !state.equals("all")) {
      throw LifecycleError.PARAMETER_MALFORMED.refused("state");
    }
    return new SessionListQuestion(
        state.equals("all"),
        app(query),
        query.text("cursor").map(Cursor::parse).orElse(null),
        query.text("limit").map(SessionListQuestion::limit).orElse(DEFAULT_LIMIT));
  }

  /// The app that a query names; null if it names none.
  static @Nullable AppId app(Parameters query) {
    String app = query.text("appId").orElse(null);
    if (app != null && !AppId.fits(app)) {
      throw LifecycleError.PARAMETER_MALFORMED.refused("appId");
    }
    return app == null ? null : new AppId(app);
  }

  private static int limit(String text) {
    boolean number =
        text.length() <= MOST_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9');
    int limit = number ? Integer.parseInt(text) : 0;
    if (limit < 1 || limit > MOST) {
      throw LifecycleError.PARAMETER_MALFORMED.refused("limit");
    }
    return limit;
  }
}
