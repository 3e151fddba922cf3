package dev.porchlight.importer;

import dev.porchlight.access.AccessKey;
import dev.porchlight.access.LoginToken;
import dev.porchlight.session.App;
import dev.porchlight.session.Session;
import dev.porchlight.session.User;
import dev.porchlight.session.UserPoolId;
import java.time.Instant;
import java.util.List;

/// The record on one line of an import file.
public sealed interface ImportRecord {
  /// `"type": "accessKey"`.
  record OfAccessKey(AccessKey key) implements ImportRecord {
    @Override
    public UserPoolId pool() {
      return key.userPool();
    }
  }

  /// `"type": "app"`.
  record OfApp(UserPoolId pool, App app) implements ImportRecord {}

  /// `"type": "user"`.
  record OfUser(UserPoolId pool, User user) implements ImportRecord {}

  /// A user of a chat workspace. The record is the whole truth about the user: a login token that
  /// it lacks is gone, and so are the token's sessions.
  ///
  /// @param tokens all login tokens of the user
  /// @param active whether the workspace lets the user in
  /// @param asOf when the workspace said so; what is younger is not affected
  record OfMember(
      ChatWorkspace workspace, User user, List<LoginToken> tokens, boolean active, Instant asOf)
      implements ImportRecord {
    public OfMember {
      tokens = List.copyOf(tokens);
    }

    @Override
    public UserPoolId pool() {
      return workspace.pool();
    }
  }

  /// `"type": "session"`.
  record OfSession(UserPoolId pool, Session session) implements ImportRecord {}

  /// The user pool that the record changes.
  UserPoolId pool();

  /// Records that must be written one after another, in file order, have the same group: everything
  /// about one user.
  default Object group() {
    return switch (this) {
      case OfAccessKey r -> r.key().id();
      case OfApp r -> r.app().id();
      case OfUser r -> r.user().id();
      case OfMember r -> r.user().id();
      case OfSession r -> r.session().userId();
    };
  }
}
