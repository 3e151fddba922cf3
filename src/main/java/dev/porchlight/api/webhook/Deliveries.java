package dev.porchlight.api.webhook;

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

/// Carries out events. Each may be delivered again: the session of a login is identified by its
/// token, and signing users out again changes nothing about sessions that have ended.
@Singleton
public final class Deliveries {
  private final SignIn signIn;
  private final SignOut signOut;

  public Deliveries(SignIn signIn, SignOut signOut) {
    this.signIn = signIn;
    this.signOut = signOut;
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
          case Kick kick -> kick(pool, kick);
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

  private Result kick(UserPoolId pool, Kick kick) {
    for (UserId user : kick.users()) {
      if (kick.apps().isEmpty()) {
        signOut.everywhere(pool, user);
      } else {
        signOut.fromApps(pool, user, kick.apps());
      }
    }
    return Result.ENDED;
  }
}
