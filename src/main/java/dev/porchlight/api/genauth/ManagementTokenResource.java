package dev.porchlight.api.genauth;

import dev.porchlight.access.AccessKeys;
import dev.porchlight.access.ManagementTokens;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/// `get-management-token`: an access key's id and secret for a token. SDKs call it by themselves.
@GenAuth
@Path(ManagementTokenResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
public final class ManagementTokenResource {
  static final String PATH = "/api/v3/get-management-token";

  private final GenAuthCall call;
  private final AccessKeys keys;
  private final ManagementTokens tokens;

  public ManagementTokenResource(GenAuthCall call, AccessKeys keys, ManagementTokens tokens) {
    this.call = call;
    this.keys = keys;
    this.tokens = tokens;
  }

  @POST
  @NonBlocking
  public Envelope<ManagementToken> issue() {
    AccessKeyCredentials credentials = AccessKeyCredentials.of(call.parameters());
    return call.success(ManagementToken.of(tokens, credentials.verifiedBy(keys)));
  }
}
