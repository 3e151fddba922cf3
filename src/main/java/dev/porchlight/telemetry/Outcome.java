package dev.porchlight.telemetry;

import java.util.Locale;

/// How a request ended.
public enum Outcome {
  /// It got what it asked for.
  ANSWERED,
  /// It is malformed, names something that does not exist, or asks for something unsupported.
  REFUSED,
  /// Its caller is unknown, or may not do this.
  DENIED,
  /// Callers asked too much of the store at once, and were told to try again.
  STORE_BUSY,
  /// The store did not answer.
  STORE_UNAVAILABLE,
  /// An identity provider's keys were not available to verify its token.
  ISSUER_UNAVAILABLE,
  /// A fault in the service.
  FAULT,
  /// No answer left the function.
  LOST;

  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int FIRST_FAULT = 500;
  private static final int NOT_OFFERED = 501;
  private static final int UNAVAILABLE = 503;

  private final String key = name().toLowerCase(Locale.ROOT);

  /// The outcome that an error's status stands for.
  ///
  /// @param status as an HTTP status code, wherever the family puts it
  public static Outcome ofError(int status) {
    return switch (status) {
      case UNAUTHORIZED, FORBIDDEN -> DENIED;
      case NOT_OFFERED -> REFUSED;
      case UNAVAILABLE -> STORE_UNAVAILABLE;
      default -> status >= FIRST_FAULT ? FAULT : REFUSED;
    };
  }

  /// Its name in lines and metrics.
  public String key() {
    return key;
  }

  /// Whether every such request is logged.
  boolean isWorthALine() {
    return isFailure() || this == DENIED || this == ISSUER_UNAVAILABLE;
  }

  /// Whether the caller got no answer, through no fault of its own.
  boolean isFailure() {
    return this == STORE_UNAVAILABLE || this == FAULT || this == LOST;
  }
}
