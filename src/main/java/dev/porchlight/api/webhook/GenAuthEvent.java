package dev.porchlight.api.webhook;

import dev.porchlight.api.RefusedException;
import dev.porchlight.session.AppId;
import dev.porchlight.session.SignInRequest;
import dev.porchlight.session.UserId;
import dev.porchlight.session.UserPoolId;
import java.util.List;
import java.util.Set;

/// What an event of GenAuth means here.
sealed interface GenAuthEvent {
  /// The most users of one kick.
  int MOST_USERS = 50;

  /// The most apps of one kick: what kick-users takes.
  int MOST_APPS = 50;

  /// A user signed in.
  record SignedIn(SignInRequest request) implements GenAuthEvent {}

  /// Users were forced out.
  ///
  /// @param apps from these apps; from all if there are none
  record Kick(Set<UserId> users, Set<AppId> apps) implements GenAuthEvent {}

  /// Nothing that concerns a session.
  record Other() implements GenAuthEvent {}

  /// The event that was delivered for a user pool.
  ///
  /// @throws RefusedException if it is malformed, or of another user pool
  static GenAuthEvent of(Delivery delivery, UserPoolId pool) {
    EventData data = new EventData(delivery.data());
    boolean known = Set.of("login", "kick").contains(delivery.eventName());
    if (known && !delivery.data().isObject()) {
      throw EventData.malformed("data");
    }
    if (data.text("userPoolId").filter(named -> !named.equals(pool.value())).isPresent()) {
      throw WebhookError.USER_POOL_FOREIGN.refused();
    }
    return switch (delivery.eventName()) {
      case "login" -> SignInEvent.read(data, pool);
      case "kick" -> kick(data);
      case "" -> unnamed(data, pool);
      default -> new Other();
    };
  }

  /// GenAuth's documentation prints the user of a login, and the description of a test, without the
  /// event around it.
  private static GenAuthEvent unnamed(EventData data, UserPoolId pool) {
    if (data.text("id").isPresent()) {
      return SignInEvent.read(data, pool);
    }
    if (data.text("description").isPresent()) {
      return new Other();
    }
    throw EventData.malformed("eventName");
  }

  /// GenAuth documents `data.users` ("list of offline users") and `data.application`
  /// ("corresponding application information") without an example, so ids and objects are taken.
  private static GenAuthEvent kick(EventData data) {
    List<UserId> users = data.ids("users", List.of("id", "userId"), UserId::fits, UserId::new);
    List<AppId> apps = data.ids("application", List.of("id", "appId"), AppId::fits, AppId::new);
    if (users.isEmpty()) {
      throw EventData.malformed("users");
    }
    if (users.size() > MOST_USERS) {
      throw WebhookError.USERS_TOO_MANY.refused(Integer.toString(MOST_USERS));
    }
    if (apps.size() > MOST_APPS) {
      throw WebhookError.APPS_TOO_MANY.refused(Integer.toString(MOST_APPS));
    }
    return new Kick(Set.copyOf(users), Set.copyOf(apps));
  }
}
