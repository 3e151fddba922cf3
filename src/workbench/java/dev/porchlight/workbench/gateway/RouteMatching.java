package dev.porchlight.workbench.gateway;

import java.util.Locale;

/// Whether an HTTP API matches routes before or after it decodes the path, and before or after it
/// cuts it. Nobody has recorded which, so nothing may depend on it.
public enum RouteMatching {
  /// On the path as sent.
  AS_SENT,
  /// On the decoded path, before it is cut.
  DECODED,
  /// On the path as the function gets it. Nothing in the event then shows that it was cut.
  CUT;

  private static final String PROPERTY = "porchlight.routes";

  /// The choice made by `-Dporchlight.routes=as_sent|decoded|cut`; [#AS_SENT] if it is not set.
  public static RouteMatching chosen() {
    return valueOf(System.getProperty(PROPERTY, AS_SENT.name()).toUpperCase(Locale.ROOT));
  }
}
