package dev.porchlight.session;

import java.net.InetAddress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Selects sign-ins of a user; null components match everything.
///
/// @param from the earliest sign-in
/// @param to the latest sign-in
public record SignInFilter(
    @Nullable AppId app, @Nullable InetAddress ip, @Nullable Instant from, @Nullable Instant to) {
  /// All sign-ins.
  public static final SignInFilter ALL = new SignInFilter(null, null, null, null);

  /// Whether the filter can match nothing, because its time range ends before it begins.
  public boolean matchesNothing() {
    return from != null && to != null && to.isBefore(from);
  }

  /// Whether the filter matches `session`.
  public boolean matches(Session session) {
    return (app == null || app.equals(session.appId()))
        && (ip == null || ip.equals(session.ip()))
        && (from == null || !session.loginAt().isBefore(from))
        && (to == null || !session.loginAt().isAfter(to));
  }
}
