package dev.porchlight.api.genauth;

import dev.porchlight.credentials.Parameters;
import dev.porchlight.session.AppId;
import dev.porchlight.session.UserReference;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// `KickUsersDto`, bound.
///
/// @param apps 1 to 50
record KickInput(UserReference user, Set<AppId> apps) {
  private static final String APP_IDS = "appIds";
  private static final int MOST_APPS = 50;

  /// Go always sends `options`, PHP sends `[]` for empty ones, and Go sends null for `appIds` if it
  /// has none.
  static KickInput of(Parameters parameters) {
    Parameters options = NestedParameters.object(parameters, "options");
    UserReference user =
        UserParameters.ofKnown(parameters, options.text(UserParameters.USER_ID_TYPE));
    return new KickInput(user, apps(parameters));
  }

  private static Set<AppId> apps(Parameters parameters) {
    List<String> texts = parameters.find(APP_IDS).map(NestedParameters::texts).orElse(List.of());
    boolean fit = texts.stream().allMatch(AppId::fits);
    if (texts.isEmpty() || texts.size() > MOST_APPS || !fit) {
      throw GenAuthError.PARAMETER_MALFORMED.refused(APP_IDS);
    }
    Set<AppId> apps = new LinkedHashSet<>();
    texts.forEach(text -> apps.add(new AppId(text)));
    return apps;
  }
}
