package dev.porchlight.api.genauth;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.porchlight.access.AccessKey;
import dev.porchlight.access.ManagementTokens;
import io.quarkus.runtime.annotations.RegisterForReflection;

/// `GetManagementTokenRespDto`'s data.
///
/// @param accessToken a JWT
/// @param expiresInSeconds how long a client can use it
@JsonPropertyOrder({"access_token", "expires_in"})
@RegisterForReflection
public record ManagementToken(
    @JsonProperty("access_token") String accessToken,
    @JsonProperty("expires_in") long expiresInSeconds) {
  static ManagementToken of(ManagementTokens tokens, AccessKey key) {
    return new ManagementToken(tokens.issue(key), tokens.lifetime().toSeconds());
  }

  @Override
  public String toString() {
    return "ManagementToken[for " + expiresInSeconds + " s]";
  }
}
