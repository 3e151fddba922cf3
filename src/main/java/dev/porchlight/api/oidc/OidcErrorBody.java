package dev.porchlight.api.oidc;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;

/// The body of an error, as defined by OAuth 2.0 (RFC 6749, section 5.2).
@RegisterForReflection
public record OidcErrorBody(String error, @JsonProperty("error_description") String description) {
  static OidcErrorBody of(OidcError error) {
    return new OidcErrorBody(error.code(), error.description());
  }
}
