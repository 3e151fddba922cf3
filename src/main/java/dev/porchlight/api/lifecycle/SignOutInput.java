package dev.porchlight.api.lifecycle;

import dev.porchlight.credentials.Parameters;
import dev.porchlight.session.AppId;
import dev.porchlight.session.SessionId;
import dev.porchlight.session.SignOut;
import dev.porchlight.session.UserId;
import dev.porchlight.session.UserPoolId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which of a user's sessions to end: all, or only those in one app, with at most one exception.
///
/// @param except null for none
/// @param app null for all
record SignOutInput(@Nullable SessionId except, @Nullable AppId app) {
  static final Set<String> NAMES = Set.of("except", "appId");

  static SignOutInput of(Parameters query) {
    String except = query.text("except").orElse(null);
    if (except != null && !SessionId.fits(except)) {
      throw LifecycleError.PARAMETER_MALFORMED.refused("except");
    }
    return new SignOutInput(
        except == null ? null : new SessionId(except), SessionListInput.app(query));
  }

  /// Whether all of a user's sessions match.
  boolean isAll() {
    return except == null && app == null;
  }

  /// Ends them.
  ///
  /// @return how many
  int end(SignOut signOut, UserPoolId pool, UserId user) {
    return app == null
        ? signOut.everywhere(pool, user, except)
        : signOut.fromApps(pool, user, Set.of(app), except);
  }
}
