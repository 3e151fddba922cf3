package dev.porchlight.api.genauth;

import dev.porchlight.access.AccessKeys;
import dev.porchlight.access.ExpectedSecret;
import dev.porchlight.access.ManagementTokens;
import dev.porchlight.api.CurrentRequest;
import dev.porchlight.api.WithoutCredentials;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/// `get-management-token`: exchanges an access key's id and secret for a token. SDKs call it on
/// their own.
@WithoutCredentials
@Path("/api/v3/get-management-token")
@Produces(MediaType.APPLICATION_JSON)
public final class ManagementTokenResource {
  private final CurrentRequest current;
  private final AccessKeys keys;
  private final ManagementTokens tokens;
  private final ExpectedSecret expected = new ExpectedSecret();

  public ManagementTokenResource(CurrentRequest current, AccessKeys keys, ManagementTokens tokens) {
    this.current = current;
    this.keys = keys;
    this.tokens = tokens;
  }

  @POST
  @NonBlocking
  public Envelope<ManagementToken> issue() {
    GenAuthCall call = current.call(GenAuthCall.class);
    AccessKeyCredentials credentials = AccessKeyCredentials.of(call.parameters());
    return call.success(ManagementToken.of(tokens, credentials.verifiedBy(keys, expected)));
  }
}
