package dev.porchlight.session;

import java.util.List;

/// A part of the sign-ins that were asked for.
///
/// @param totalCount how many there are in all
public record SignInPage(long totalCount, List<Session> sessions) {
  public SignInPage {
    sessions = List.copyOf(sessions);
  }
}
