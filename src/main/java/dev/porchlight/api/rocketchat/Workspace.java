package dev.porchlight.api.rocketchat;

import dev.porchlight.session.AppId;
import dev.porchlight.session.ChatRecord;
import dev.porchlight.session.Session;
import dev.porchlight.session.UserPoolId;
import jakarta.inject.Singleton;

/// The workspace that is answered for: one user pool, and one app in it.
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

  /// Whether a session of the user pool is one of the workspace: it is of its app, and the
  /// workspace wrote it down.
  boolean holds(Session session) {
    return session.appId().equals(app) && session.chatRecord().isPresent();
  }

  /// What the workspace wrote down of one of its sessions.
  static ChatRecord login(Session session) {
    return session
        .chatRecord()
        .orElseThrow(() -> new IllegalArgumentException("a session of no workspace"));
  }
}
