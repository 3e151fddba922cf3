package dev.porchlight.api;

import dev.porchlight.session.StoreUnavailableException;
import dev.porchlight.telemetry.FailureNote;

/// What a request's log line records about an exception: its class, its location and the class of
/// its cause. The message only if it is ours, because other messages may quote what a caller sent.
final class FailureLog {
  private FailureLog() {}

  static FailureNote note(Exception failure) {
    Throwable cause = failure.getCause();
    boolean outage = failure instanceof StoreUnavailableException;
    return new FailureNote(
        failure.getClass().getSimpleName(),
        outage ? String.valueOf(failure.getMessage()) : null,
        outage ? null : place(failure),
        cause == null ? null : cause.getClass().getSimpleName());
  }

  private static String place(Exception failure) {
    StackTraceElement[] trace = failure.getStackTrace();
    return trace.length == 0 ? "" : trace[0].toString();
  }
}
