package dev.porchlight.api.genauth;

import dev.porchlight.access.AccessKey;
import dev.porchlight.access.AccessKeys;
import dev.porchlight.access.ExpectedSecret;
import dev.porchlight.credentials.Parameters;
import java.util.Optional;

/// The parameters of `get-management-token`.
record AccessKeyCredentials(String accessKeyId, String accessKeySecret) {
  static AccessKeyCredentials of(Parameters parameters) {
    return new AccessKeyCredentials(
        RequiredText.of(parameters, "accessKeyId"), RequiredText.of(parameters, "accessKeySecret"));
  }

  /// The key that these credentials belong to. The secret is compared even if the key is unknown.
  AccessKey verifiedBy(AccessKeys keys, ExpectedSecret expected) {
    Optional<AccessKey> key =
        AccessKey.idFits(accessKeyId) ? keys.find(accessKeyId) : Optional.empty();
    boolean same = expected.matches(key, accessKeySecret);
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
