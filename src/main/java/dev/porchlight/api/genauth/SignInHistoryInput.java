package dev.porchlight.api.genauth;

import dev.porchlight.credentials.Parameters;
import dev.porchlight.session.AppId;
import dev.porchlight.session.IpAddress;
import dev.porchlight.session.SignInFilter;
import dev.porchlight.session.UserReference;
import java.net.InetAddress;
import java.util.Set;

/// The query of `get-user-login-history`, bound.
record SignInHistoryInput(UserReference user, SignInFilter filter, Page page) {
  private static final String APP_ID = "appId";
  private static final String CLIENT_IP = "clientIp";
  private static final String START = "start";
  private static final String END = "end";
  private static final Set<String> ALL =
      Set.of(
          UserParameters.USER_ID,
          UserParameters.USER_ID_TYPE,
          APP_ID,
          CLIENT_IP,
          START,
          END,
          Page.PAGE,
          Page.LIMIT);

  static SignInHistoryInput of(Parameters parameters) {
    parameters.allowOnly(ALL);
    return new SignInHistoryInput(
        UserParameters.ofKnown(parameters, parameters.text(UserParameters.USER_ID_TYPE)),
        new SignInFilter(
            parameters.text(APP_ID).map(SignInHistoryInput::app).orElse(null),
            parameters.text(CLIENT_IP).map(SignInHistoryInput::address).orElse(null),
            TimeParameter.of(parameters, START).orElse(null),
            TimeParameter.of(parameters, END).orElse(null)),
        Page.of(parameters));
  }

  private static AppId app(String text) {
    if (!AppId.fits(text)) {
      throw GenAuthError.PARAMETER_MALFORMED.refused(APP_ID);
    }
    return new AppId(text);
  }

  private static InetAddress address(String text) {
    try {
      return IpAddress.of(text);
    } catch (IllegalArgumentException e) {
      throw GenAuthError.PARAMETER_MALFORMED.refused(CLIENT_IP);
    }
  }
}
