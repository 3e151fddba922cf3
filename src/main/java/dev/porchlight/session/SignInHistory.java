package dev.porchlight.session;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The sign-ins of one user, newest first, whether their sessions are live or not. All methods
/// throw [StoreUnavailableException] when the store does not answer.
public interface SignInHistory {
  /// A numbered page. The cost grows with the user's whole history, because all of it is counted.
  ///
  /// @param page from 1
  /// @param limit sign-ins per page
  SignInPage page(UserPoolId pool, UserId user, SignInFilter filter, int page, int limit);

  /// The next sign-ins after a position; fewer than `limit` only at the end.
  ///
  /// @param after null to start at the beginning
  List<Session> after(
      UserPoolId pool, UserId user, SignInFilter filter, @Nullable SignInPosition after, int limit);
}
