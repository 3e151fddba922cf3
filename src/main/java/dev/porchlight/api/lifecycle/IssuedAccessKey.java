package dev.porchlight.api.lifecycle;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.porchlight.access.AccessKey;
import dev.porchlight.access.Issuing;
import dev.porchlight.access.Scope;
import dev.porchlight.api.IsoTime;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/// A new access key on the wire: the only answer that contains a secret.
@JsonPropertyOrder({"accessKeyId", "secret", "userPoolId", "scopes", "createdAt"})
@RegisterForReflection
public record IssuedAccessKey(
    String accessKeyId, String secret, String userPoolId, List<String> scopes, String createdAt) {
  static IssuedAccessKey of(Issuing.Issued issued) {
    AccessKey key = issued.key();
    return new IssuedAccessKey(
        key.id(),
        key.secret(),
        key.userPool().value(),
        key.scopes().stream().sorted().map(Scope::key).toList(),
        IsoTime.of(issued.createdAt()));
  }

  @Override
  public String toString() {
    return "IssuedAccessKey[" + accessKeyId + "]";
  }
}
