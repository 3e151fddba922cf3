package dev.porchlight.api.rocketchat;

import dev.porchlight.session.AppId;
import dev.porchlight.session.ChatRecord;
import dev.porchlight.session.Session;
import dev.porchlight.session.UserPoolId;
import jakarta.inject.Singleton;

/// The workspace that is served: one user pool, and one app in it.
@Singleton
public class Workspace {
  private final UserPoolId userPool;
  private final AppId app;

  public Workspace(RocketChatConfig config) {
    this.userPool = new UserPoolId(config.userPool());
    this.app = new AppId(config.appId());
  }

  UserPoolId userPool() {
    return userPool;
  }

  /// Whether a session of the user pool belongs to the workspace: it is in the workspace's app and
  /// has a chat record.
  boolean holds(Session session) {
    return session.appId().equals(app) && session.chatRecord().isPresent();
  }

  /// The chat record of one of the workspace's sessions.
  static ChatRecord chatRecord(Session session) {
    return session
        .chatRecord()
        .orElseThrow(() -> new IllegalArgumentException("the session belongs to no workspace"));
  }
}
