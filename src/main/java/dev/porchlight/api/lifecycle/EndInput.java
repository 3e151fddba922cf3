package dev.porchlight.api.lifecycle;

import dev.porchlight.json.Members;
import dev.porchlight.session.AppId;
import dev.porchlight.session.SessionId;
import dev.porchlight.session.SignOut;
import dev.porchlight.session.UserId;
import dev.porchlight.session.UserPoolId;
import dev.porchlight.session.UserReference;
import org.jspecify.annotations.Nullable;

/// Which sessions to end.
///
/// @param session the only one; null for those that match `which`
record EndInput(UserReference user, @Nullable SessionId session, SignOutInput which) {
  private static final String SESSION_ID = "sessionId";

  /// Null is no absence here: an unset variable in `{"userId":…,"appId":null}` must not end the
  /// sessions in all apps.
  static EndInput bind(Members members) {
    UserReference user = StatusInput.user(members);
    SessionId session = members.idUnlessAbsent(SESSION_ID, SessionId::fits, SessionId::new);
    SignOutInput which =
        new SignOutInput(
            members.idUnlessAbsent("except", SessionId::fits, SessionId::new),
            members.idUnlessAbsent("appId", AppId::fits, AppId::new));
    if (session != null && !which.isAll()) {
      throw members.malformed(SESSION_ID);
    }
    return new EndInput(user, session, which);
  }

  /// The number of sessions that ended.
  int endWith(SignOut signOut, UserPoolId pool, UserId of) {
    return session == null ? which.end(signOut, pool, of) : signOut.end(pool, of, session);
  }
}
