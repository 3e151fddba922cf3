package dev.porchlight.session;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Changes sessions, and leaves marks that keep late sign-ins from opening any. A mark never moves
/// back in time. All methods throw [StoreUnavailableException] when the store does not answer; what
/// they do may have been done nevertheless, and calling again completes it.
public interface SessionWriter {
  /// Opens a session, completely or not at all. The session that it replaces stays in the history.
  ///
  /// @return false, with nothing written, if it exists already; if `replaced` is no longer the
  ///   session with this id; if another session has been opened since `before` was read; or if a
  ///   mark is not earlier than the sign-in. (Of the marks of its own id, any counts unless the
  ///   session is `timed`.)
  boolean open(UserPoolId pool, NewSession opening);

  /// Moves the effective expiry of a live session.
  ///
  /// @return false, with nothing written, if its effective expiry is no longer `from`: the session
  ///   was ended, or another caller moved it
  boolean extend(UserPoolId pool, Session session, Instant from, Instant to);

  /// Marks a session that nobody has opened yet, or that has ended, as ended (again): sign-ins with
  /// this id that are not later can never open it, and an unopened one can be imported only as
  /// ended.
  ///
  /// @param forgetAt the earliest time at which the store may forget the mark
  /// @return false, with nothing written, if the session is there and was not ended
  boolean endUnopened(UserPoolId pool, UserId user, SessionId id, Instant at, Instant forgetAt);

  /// Marks sessions with this id as ended in one app, whether they were opened or not. Ends none.
  ///
  /// @param user whose session it is; null for anybody's
  /// @param forgetAt the earliest time at which the store may forget the mark
  void endNamed(
      UserPoolId pool,
      AppId app,
      SessionId id,
      @Nullable UserId user,
      Instant at,
      Instant forgetAt);

  /// Marks a user as signed out of some apps. Ends no session.
  ///
  /// @param apps 1 to [SessionReader#MOST_TOGETHER]
  /// @param forgetAt the earliest time at which the store may forget the mark
  void signOut(UserPoolId pool, UserId user, Set<AppId> apps, Instant at, Instant forgetAt);

  /// Marks a user as signed out of all apps. Ends no session.
  ///
  /// @param forgetAt the earliest time at which the store may forget the mark
  void signOutEverywhere(UserPoolId pool, UserId user, Instant at, Instant forgetAt);

  /// Ends sessions of one user, each together with the login token that it was opened with. No
  /// reader ever sees a session as live once it is marked as ended. Ending a session again changes
  /// only when and by whom it was ended; ended sessions and ended tokens never come back.
  ///
  /// @param sessions as they were read from the store, all of one user
  /// @param by the user who ends them; null if it is a program
  /// @return false if some were not ended, because one of them is no longer the session that was
  ///   read
  boolean end(UserPoolId pool, List<Session> sessions, Instant at, @Nullable UserId by);
}
