package dev.porchlight.api.oidc;

import dev.porchlight.api.Call;
import dev.porchlight.api.Family;
import dev.porchlight.api.Reason;
import dev.porchlight.api.Request;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;

/// OpenID Connect's dialect: only the token identifies its sender, and refusals are OAuth's and
/// never cached.
@Singleton
public final class OidcFamily implements Family {
  private final long bodyLimitBytes;
  private final Duration refetchPause;

  public OidcFamily(OidcConfig config) {
    this.bodyLimitBytes = config.bodyLimit().asLongValue();
    this.refetchPause = config.refetchPause();
  }

  @Override
  public String name() {
    return "oidc";
  }

  @Override
  public String root() {
    return "/oidc/";
  }

  /// Checks only the size: only the token says who sent it, and the operation verifies it.
  @Override
  public Call admit(Request request) {
    request.limitBody(bodyLimitBytes);
    return new OidcCall(request);
  }

  @Override
  public Response refuse(Request request, Reason reason, String detail) {
    OidcError error = OidcError.of(reason);
    request.observed().endsWith(error.outcome(), error);
    Response.ResponseBuilder answer =
        Response.status(error.status())
            .type(MediaType.APPLICATION_JSON_TYPE)
            .entity(OidcErrorBody.of(error));
    int seconds = error.retryAfterSeconds(refetchPause);
    if (seconds > 0) {
      answer.header(HttpHeaders.RETRY_AFTER, seconds);
    }
    return answer.build();
  }
}
