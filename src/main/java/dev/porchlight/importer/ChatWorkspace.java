package dev.porchlight.importer;

import dev.porchlight.session.AppId;
import dev.porchlight.session.UserPoolId;
import java.time.Duration;

/// Where a chat workspace's users and sessions go. The function must have the same settings.
///
/// @param loginExpiration how long a login token lasts after it is issued
public record ChatWorkspace(UserPoolId pool, AppId app, Duration loginExpiration) {
  /// The workspace that the function serves by default.
  public static final ChatWorkspace DEFAULT =
      new ChatWorkspace(new UserPoolId("rocketchat"), new AppId("rocketchat"), Duration.ofDays(90));
}
