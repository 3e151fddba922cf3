package dev.porchlight.api.webhook;

import dev.porchlight.access.AccessKey;
import dev.porchlight.access.AccessKeys;
import dev.porchlight.access.Hmac;
import dev.porchlight.session.UserPoolId;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/// The shared secrets of user pools. A pool's secret is that of the access key `webhook:<pool>`,
/// which has no scopes and so opens nothing else; it is replaced and revoked like any access key.
@Singleton
public final class WebhookSecrets {
  private static final String KEY_PREFIX = "webhook:";

  private final AccessKeys keys;
  private final String nobodysSecret = UUID.randomUUID().toString();

  public WebhookSecrets(AccessKeys keys) {
    this.keys = keys;
  }

  /// The user pool that is named, if the secret is its own. A pool without a secret, and one that
  /// does not exist, cost the same as a wrong secret.
  ///
  /// @throws dev.porchlight.session.StoreUnavailableException when the store does not answer
  Optional<UserPoolId> owner(String userPool, String secret) {
    Optional<AccessKey> key =
        UserPoolId.fits(userPool) ? keys.find(KEY_PREFIX + userPool) : Optional.empty();
    boolean same = Hmac.isSame(key.map(AccessKey::secret).orElse(nobodysSecret), secret);
    return key.map(AccessKey::userPool).filter(pool -> same && pool.value().equals(userPool));
  }
}
