package dev.porchlight.session;

import java.util.List;

/// One page of sign-ins.
///
/// @param totalCount the number of sign-ins on all pages
public record SignInPage(long totalCount, List<Session> sessions) {
  public SignInPage {
    sessions = List.copyOf(sessions);
  }
}
