package dev.porchlight.api.lifecycle;

import dev.porchlight.json.Members;
import dev.porchlight.session.SessionId;
import dev.porchlight.session.SignInRequest;
import dev.porchlight.session.UserId;

/// A session that a body names.
record NamedSession(UserId user, SessionId session) {
  static NamedSession bind(Members members) {
    return new NamedSession(
        members.id("userId", UserId::fits, UserId::new),
        members.id("sessionId", SessionId::fits, SessionId::new));
  }

  /// The sign-in that the rest of the body describes.
  SignInRequest signingIn(Members members) {
    return LifecycleSessionDocument.bind(user, session, members);
  }
}
