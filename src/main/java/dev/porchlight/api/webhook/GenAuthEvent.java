package dev.porchlight.api.webhook;

import dev.porchlight.api.RefusedException;
import dev.porchlight.session.AppId;
import dev.porchlight.session.SignInRequest;
import dev.porchlight.session.UserId;
import dev.porchlight.session.UserPoolId;
import java.util.List;
import java.util.Set;

/// What an event from GenAuth means here.
sealed interface GenAuthEvent {
  /// Maximum number of users in one kick.
  int MOST_USERS = 50;

  /// Maximum number of apps in one kick, the same as in kick-users.
  int MOST_APPS = 50;

  /// A user signed in.
  record SignedIn(SignInRequest request) implements GenAuthEvent {}

  /// Users were forced out.
  ///
  /// @param apps the apps they were forced out of; empty for all
  record Kick(Set<UserId> users, Set<AppId> apps) implements GenAuthEvent {}

  /// Anything that does not concern a session.
  record Other() implements GenAuthEvent {}

  /// The event delivered for a user pool.
  ///
  /// @throws RefusedException if it is malformed, or belongs to another user pool
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

  /// GenAuth's documentation shows the user of a login, and the description of a test, without the
  /// surrounding event.
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
  /// ("corresponding application information") without an example, so both ids and objects are
  /// accepted.
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
