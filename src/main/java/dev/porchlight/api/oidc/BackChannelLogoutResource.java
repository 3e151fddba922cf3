package dev.porchlight.api.oidc;

import dev.porchlight.api.CurrentRequest;
import dev.porchlight.api.Writes;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/// Where identity providers report that a user has signed out (`backchannel_logout_uri`).
@Path("/oidc/{issuerName}/backchannel-logout")
@Produces(MediaType.APPLICATION_JSON)
public final class BackChannelLogoutResource {
  private final CurrentRequest current;
  private final Issuers issuers;
  private final BackChannelLogout logout;

  public BackChannelLogoutResource(
      CurrentRequest current, Issuers issuers, BackChannelLogout logout) {
    this.current = current;
    this.issuers = issuers;
    this.logout = logout;
  }

  /// Accepts one logout token.
  @POST
  @Writes
  @NonBlocking
  public Response logOut() {
    OidcCall call = current.call(OidcCall.class);
    Issuer issuer = issuers.named(call.issuerName());
    logout.logOut(issuer, call.logoutToken());
    call.request().observed().isBy(issuer.pool().value(), issuer.name());
    return Response.ok().build();
  }
}
