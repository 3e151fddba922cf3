package dev.porchlight.importer;

import dev.porchlight.access.AccessKey;
import dev.porchlight.access.LoginToken;
import dev.porchlight.session.App;
import dev.porchlight.session.Session;
import dev.porchlight.session.User;
import dev.porchlight.session.UserPoolId;
import java.util.List;

/// The record on one line of an import file.
public sealed interface ImportRecord {
  /// `"type": "accessKey"`.
  record OfAccessKey(AccessKey key) implements ImportRecord {}

  /// `"type": "app"`.
  record OfApp(UserPoolId pool, App app) implements ImportRecord {}

  /// `"type": "user"`.
  record OfUser(UserPoolId pool, User user) implements ImportRecord {}

  /// A user of a chat workspace, and the login tokens that the workspace issued to that user.
  record OfMember(UserPoolId pool, User user, List<LoginToken> tokens) implements ImportRecord {
    public OfMember {
      tokens = List.copyOf(tokens);
    }
  }

  /// `"type": "session"`.
  record OfSession(UserPoolId pool, Session session) implements ImportRecord {}

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
