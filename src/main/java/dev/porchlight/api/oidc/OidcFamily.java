package dev.porchlight.api.oidc;

import dev.porchlight.api.CurrentRequest;
import dev.porchlight.api.Family;
import dev.porchlight.api.Unanswered;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// How the OpenID Connect family says no: as OAuth does, and never to be cached.
@Singleton
public final class OidcFamily implements Family {
  private static final String ROOT = "/oidc/";

  private final CurrentRequest current;

  public OidcFamily(CurrentRequest current) {
    this.current = current;
  }

  @Override
  public String name() {
    return "oidc";
  }

  @Override
  public boolean owns(String path) {
    return path.startsWith(ROOT);
  }

  @Override
  public Response answer(Unanswered reason) {
    return answer(
        switch (reason) {
          case UNKNOWN_PATH -> OidcError.PATH_UNKNOWN;
          case WRONG_METHOD -> OidcError.METHOD_WRONG;
          case STORE_UNAVAILABLE -> OidcError.STORE_UNAVAILABLE;
          case FAULT -> OidcError.FAULT;
        });
  }

  /// The answer to a request that was refused.
  @ServerExceptionMapper
  public Response refused(OidcException e) {
    return answer(e.error());
  }

  private Response answer(OidcError error) {
    current.observed().endsWith(error.status(), error);
    Response.ResponseBuilder answer =
        Response.status(error.status())
            .type(MediaType.APPLICATION_JSON_TYPE)
            .header(HttpHeaders.CACHE_CONTROL, "no-store")
            .entity(ErrorBody.of(error));
    if (error.retryAfterSeconds() > 0) {
      answer.header(HttpHeaders.RETRY_AFTER, error.retryAfterSeconds());
    }
    return answer.build();
  }
}
