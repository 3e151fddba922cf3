package dev.porchlight.api.webhook;

import dev.porchlight.access.AccessKey;
import dev.porchlight.access.AccessKeyIssuer;
import dev.porchlight.access.AccessKeys;
import dev.porchlight.access.ExpectedSecret;
import dev.porchlight.session.UserPoolId;
import jakarta.inject.Singleton;
import java.util.Optional;

/// The shared secrets of user pools. A pool's secret is that of the access key `webhook:<pool>`,
/// which has no scopes and so grants nothing else; it is replaced and revoked like any access key.
@Singleton
public final class WebhookSecrets {
  private final AccessKeys keys;
  private final ExpectedSecret expected = new ExpectedSecret();

  public WebhookSecrets(AccessKeys keys) {
    this.keys = keys;
  }

  /// The named user pool, if the secret is its own. A pool without a secret and a pool that does
  /// not exist take as long as a wrong secret.
  ///
  /// @throws dev.porchlight.session.StoreUnavailableException if the store does not answer
  Optional<UserPoolId> owner(String userPool, String secret) {
    Optional<AccessKey> key =
        UserPoolId.fits(userPool)
            ? keys.find(AccessKeyIssuer.webhookId(new UserPoolId(userPool)))
            : Optional.empty();
    boolean same = expected.matches(key, secret);
    return key.map(AccessKey::userPool).filter(pool -> same && pool.value().equals(userPool));
  }
}
