package dev.porchlight.session;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The sign-ins of one user, newest first, whether their sessions are live or not. All methods
/// throw [StoreUnavailableException] when the store does not answer.
public interface SignInHistory {
  /// A numbered page. It costs in proportion to all that the user ever did, because all is counted.
  ///
  /// @param page from 1
  /// @param limit sign-ins a page
  SignInPage page(UserPoolId pool, UserId user, SignInFilter filter, int page, int limit);

  /// The next sign-ins after a place; fewer than `limit` only at the end.
  ///
  /// @param after null for the beginning
  List<Session> after(
      UserPoolId pool, UserId user, SignInFilter filter, @Nullable SignInPosition after, int limit);
}
