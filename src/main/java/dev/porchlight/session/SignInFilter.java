package dev.porchlight.session;

import java.net.InetAddress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Which sign-ins of a user are meant; null everywhere means all.
///
/// @param from the earliest sign-in
/// @param to the latest sign-in
public record SignInFilter(
    @Nullable AppId app, @Nullable InetAddress ip, @Nullable Instant from, @Nullable Instant to) {
  /// All sign-ins.
  public static final SignInFilter ALL = new SignInFilter(null, null, null, null);

  /// Whether no session can be one of those that are meant: their time ends before it begins.
  public boolean admitsNone() {
    return from != null && to != null && to.isBefore(from);
  }

  /// Whether a session is one of those that are meant.
  public boolean admits(Session session) {
    return (app == null || app.equals(session.appId()))
        && (ip == null || ip.equals(session.ip()))
        && (from == null || !session.loginAt().isBefore(from))
        && (to == null || !session.loginAt().isAfter(to));
  }
}
