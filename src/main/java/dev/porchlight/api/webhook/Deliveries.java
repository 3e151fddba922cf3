package dev.porchlight.api.webhook;

import dev.porchlight.access.UsedOnce;
import dev.porchlight.api.RefusedException;
import dev.porchlight.api.webhook.GenAuthEvent.Kick;
import dev.porchlight.api.webhook.GenAuthEvent.Other;
import dev.porchlight.api.webhook.GenAuthEvent.SignedIn;
import dev.porchlight.api.webhook.Receipt.Result;
import dev.porchlight.session.Opening;
import dev.porchlight.session.SignIn;
import dev.porchlight.session.SignOut;
import dev.porchlight.session.UserId;
import dev.porchlight.session.UserPoolId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;

/// Carries out events. An event that is delivered twice takes effect once: the session of a login
/// is identified by its token, and a kick by the hash of its delivery.
@Singleton
public final class Deliveries {
  private static final String PURPOSE = "webhook";

  private final SignIn signIn;
  private final SignOut signOut;
  private final UsedOnce used;
  private final InstantSource clock;
  private final Duration kickMemory;

  public Deliveries(
      SignIn signIn, SignOut signOut, UsedOnce used, InstantSource clock, WebhookConfig config) {
    this.signIn = signIn;
    this.signOut = signOut;
    this.used = used;
    this.clock = clock;
    this.kickMemory = config.kickMemory();
  }

  /// Processes a delivery for a user pool.
  ///
  /// @throws RefusedException if it is malformed, or belongs to another user pool
  /// @throws dev.porchlight.session.StoreUnavailableException if the store does not answer;
  ///   delivering the event again completes it
  Receipt take(UserPoolId pool, Delivery delivery) {
    return new Receipt(
        switch (GenAuthEvent.of(delivery, pool)) {
          case SignedIn(var request) -> result(signIn.open(pool, request));
          case Kick kick -> kick(pool, kick, delivery);
          case Other() -> Result.IGNORED;
        });
  }

  private static Result result(Opening opening) {
    return switch (opening) {
      case Opening.Opened _ -> Result.OPENED;
      case Opening.Repeated _, Opening.Different _, Opening.AlreadyEnded _ -> Result.KNOWN;
      case Opening.TooMany _ -> Result.REFUSED;
    };
  }

  /// The kick is recorded only afterwards, so that one that failed is carried out when it is
  /// delivered again.
  private Result kick(UserPoolId pool, Kick kick, Delivery delivery) {
    if (used.isClaimed(pool, PURPOSE, delivery.body())) {
      return Result.REPEATED;
    }
    for (UserId user : kick.users()) {
      if (kick.apps().isEmpty()) {
        signOut.everywhere(pool, user, session -> true);
      } else {
        signOut.fromApps(pool, user, kick.apps());
      }
    }
    if (kickMemory.isPositive()) {
      used.claim(pool, PURPOSE, delivery.body(), clock.instant().plus(kickMemory));
    }
    return Result.ENDED;
  }
}
