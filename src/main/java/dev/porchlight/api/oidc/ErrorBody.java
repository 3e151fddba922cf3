package dev.porchlight.api.oidc;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;

/// The body of an error, as OAuth 2.0 has it (RFC 6749, section 5.2).
@RegisterForReflection
public record ErrorBody(String error, @JsonProperty("error_description") String description) {
  static ErrorBody of(OidcError error) {
    return new ErrorBody(error.code(), error.description());
  }
}
