package dev.porchlight.api.lifecycle;

import dev.porchlight.api.IsoTime;
import dev.porchlight.api.RefusedException;
import dev.porchlight.credentials.Parameters;
import dev.porchlight.json.Members;
import dev.porchlight.session.AppId;
import dev.porchlight.session.SessionReader;
import dev.porchlight.session.Sessions;
import dev.porchlight.session.UserAlias;
import dev.porchlight.session.UserId;
import dev.porchlight.session.UserReference;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A user and an app to ask about.
///
/// @param named the user as the caller named them
record StatusInput(String named, UserReference user, AppId app) {
  private static final String USER_ID = "userId";
  private static final String USER_ID_TYPE = "userIdType";
  private static final String BY_ID = "user_id";

  static StatusInput of(String userId, Parameters query, AppId app) {
    String type = query.text(USER_ID_TYPE).orElse(BY_ID);
    return new StatusInput(userId, user(userId, type).orElseThrow(() -> malformed(type)), app);
  }

  /// The pairs in a body, in order.
  static List<StatusInput> all(Members body) {
    List<StatusInput> pairs = body.objects("pairs", StatusInput::bind);
    if (pairs.isEmpty()) {
      throw body.malformed("pairs");
    }
    if (pairs.size() > SessionReader.MOST_TOGETHER) {
      throw body.tooLarge("pairs", "more than " + SessionReader.MOST_TOGETHER);
    }
    return pairs;
  }

  private static StatusInput bind(Members members) {
    String id = members.text(USER_ID);
    AppId app = members.id("appId", AppId::fits, AppId::new);
    return new StatusInput(id, user(members), app);
  }

  /// The user whom the members `userId` and `userIdType` name.
  static UserReference user(Members members) {
    String given = members.textOrNull(USER_ID_TYPE);
    String type = given == null ? BY_ID : given;
    boolean known = type.equals(BY_ID) || UserAlias.Kind.ofKey(type).isPresent();
    return user(members.text(USER_ID), type)
        .orElseThrow(() -> members.malformed(known ? USER_ID : USER_ID_TYPE));
  }

  Sessions.Question question() {
    return new Sessions.Question(user, app);
  }

  /// @param until the time until which the user is signed in; null if the user is not
  Status status(@Nullable Instant until) {
    return new Status(named, app.value(), until != null, IsoTime.orNull(until));
  }

  private static Optional<UserReference> user(String id, String type) {
    if (type.equals(BY_ID)) {
      return UserId.fits(id)
          ? Optional.of(new UserReference.ById(new UserId(id)))
          : Optional.empty();
    }
    return UserAlias.Kind.ofKey(type)
        .flatMap(kind -> UserAlias.parse(kind, id))
        .map(UserReference.ByAlias::new);
  }

  private static RefusedException malformed(String type) {
    boolean known = type.equals(BY_ID) || UserAlias.Kind.ofKey(type).isPresent();
    return LifecycleError.PARAMETER_MALFORMED.refused(known ? USER_ID : USER_ID_TYPE);
  }
}
