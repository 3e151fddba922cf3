package dev.porchlight.importer;

import dev.porchlight.session.AppId;
import dev.porchlight.session.UserPoolId;
import java.time.Duration;

/// Where a chat workspace's users and sessions go. The function must be set to the same.
///
/// @param loginExpiration how long a login token lasts from when it was issued
public record ChatWorkspace(UserPoolId pool, AppId app, Duration loginExpiration) {
  /// What the function answers for when nothing else is set.
  public static final ChatWorkspace DEFAULT =
      new ChatWorkspace(new UserPoolId("rocketchat"), new AppId("rocketchat"), Duration.ofDays(90));
}
