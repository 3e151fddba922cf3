package dev.porchlight.api.webhook;

import dev.porchlight.access.AccessKey;
import dev.porchlight.access.AccessKeyIssuer;
import dev.porchlight.access.AccessKeys;
import dev.porchlight.access.ExpectedSecret;
import dev.porchlight.session.UserPoolId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/// The shared secrets of user pools, up to two for each, so that one can take the place of the
/// other. They are those of the access keys `webhook:<pool>` and `webhook:<pool>:2`, which have no
/// scopes and so grant nothing else; they are issued and revoked like any access key.
@Singleton
public final class WebhookSecrets {
  /// How old what the store said may be when a secret is refused because of it.
  private static final Duration MOST_AGE = Duration.ofSeconds(1);

  private final AccessKeys keys;
  private final ExpectedSecret expected = new ExpectedSecret();

  public WebhookSecrets(AccessKeys keys) {
    this.keys = keys;
  }

  /// The access key of the named user pool whose secret this is. A pool without a secret and a pool
  /// that does not exist take as long as a wrong secret.
  ///
  /// A cache may not know of a new secret yet, so a secret is refused only by what the store said
  /// within the last second: wrong ones cost two reads a second, however many there are.
  ///
  /// @throws dev.porchlight.session.StoreUnavailableException if the store does not answer
  Optional<AccessKey> key(String userPool, String secret) {
    if (!UserPoolId.fits(userPool)) {
      return Optional.empty();
    }
    UserPoolId pool = new UserPoolId(userPool);
    return key(pool, secret, keys::find)
        .or(() -> key(pool, secret, id -> keys.findAnew(id, MOST_AGE)));
  }

  private Optional<AccessKey> key(
      UserPoolId pool, String secret, Function<String, Optional<AccessKey>> find) {
    Optional<AccessKey> matching = Optional.empty();
    for (String id : AccessKeyIssuer.webhookIds(pool)) {
      Optional<AccessKey> key = find.apply(id).filter(found -> found.userPool().equals(pool));
      if (expected.matches(key, secret)) {
        matching = key;
      }
    }
    return matching;
  }
}
