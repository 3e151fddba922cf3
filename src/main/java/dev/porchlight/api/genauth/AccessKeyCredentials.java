package dev.porchlight.api.genauth;

import dev.porchlight.access.AccessKey;
import dev.porchlight.access.AccessKeys;
import dev.porchlight.access.Hmac;
import dev.porchlight.credentials.Parameters;
import java.util.Optional;

/// What `get-management-token` is sent.
record AccessKeyCredentials(String accessKeyId, String accessKeySecret) {
  private static final String NOBODYS_SECRET = "0".repeat(AccessKey.LEAST_SECRET_CHARACTERS);

  static AccessKeyCredentials of(Parameters parameters) {
    return new AccessKeyCredentials(
        RequiredText.of(parameters, "accessKeyId"), RequiredText.of(parameters, "accessKeySecret"));
  }

  /// The key that these credentials open. The secret is compared for an unknown key too.
  AccessKey verifiedBy(AccessKeys keys) {
    Optional<AccessKey> key =
        AccessKey.idFits(accessKeyId) ? keys.find(accessKeyId) : Optional.empty();
    String secret = key.map(AccessKey::secret).orElse(NOBODYS_SECRET);
    boolean same = Hmac.isSame(secret, accessKeySecret);
    if (key.isEmpty()) {
      throw GenAuthError.USER_POOL_UNKNOWN.refused();
    }
    if (!same) {
      throw GenAuthError.SECRET_WRONG.refused();
    }
    return key.get();
  }

  @Override
  public String toString() {
    return "AccessKeyCredentials[" + accessKeyId + "]";
  }
}
