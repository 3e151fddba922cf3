package dev.porchlight.api.genauth;

import dev.porchlight.credentials.Parameters;
import dev.porchlight.session.AppId;
import dev.porchlight.session.UserReference;

/// `CheckSessionStatusDto`, bound.
record SessionStatusInput(UserReference user, AppId app) {
  private static final String APP_ID = "appId";

  static SessionStatusInput of(Parameters parameters) {
    UserReference user = UserParameters.ofAnyKind(parameters);
    String app = RequiredText.of(parameters, APP_ID);
    if (!AppId.fits(app)) {
      throw GenAuthError.PARAMETER_MALFORMED.refused(APP_ID);
    }
    return new SessionStatusInput(user, new AppId(app));
  }
}
