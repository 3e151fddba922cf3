package dev.porchlight.api.lifecycle;

import dev.porchlight.api.CurrentRequest;
import dev.porchlight.api.Unanswered;
import dev.porchlight.api.credentials.KeyedFamily;
import dev.porchlight.api.credentials.RefusedException;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// How the lifecycle family says no: with an HTTP status and a [Problem].
@Singleton
public final class LifecycleFamily implements KeyedFamily {
  private static final String ROOT = "/v1/";
  private static final int UNAUTHENTICATED = 401;
  private static final int UNAVAILABLE = 503;
  private static final String SCHEMES = "Bearer realm=\"porchlight\", authing realm=\"porchlight\"";

  private final CurrentRequest request;

  public LifecycleFamily(CurrentRequest request) {
    this.request = request;
  }

  @Override
  public String name() {
    return "lifecycle";
  }

  @Override
  public boolean owns(String path) {
    return path.startsWith(ROOT);
  }

  @Override
  public Response answer(Unanswered reason) {
    return answer(
        switch (reason) {
          case UNKNOWN_PATH -> LifecycleError.OPERATION_UNKNOWN;
          case WRONG_METHOD -> LifecycleError.METHOD_WRONG;
          case STORE_UNAVAILABLE -> LifecycleError.STORE_UNAVAILABLE;
          case FAULT -> LifecycleError.FAULT;
        },
        "");
  }

  @Override
  public Response answer(RefusedException refused) {
    return answer(LifecycleError.of(refused.refusal()), refused.detail());
  }

  /// The answer to a request that an operation, or the filter before it, refused.
  @ServerExceptionMapper
  public Response refused(LifecycleException e) {
    return answer(e.error(), e.about());
  }

  private Response answer(LifecycleError error, String about) {
    request.observed().endsWith(error.status(), error);
    Response.ResponseBuilder answer =
        Response.status(error.status())
            .type(Problem.MEDIA_TYPE)
            .entity(Problem.of(error, about, request.id()));
    if (error.status() == UNAUTHENTICATED) {
      answer.header(HttpHeaders.WWW_AUTHENTICATE, SCHEMES);
    }
    if (error.status() == UNAVAILABLE) {
      answer.header(HttpHeaders.RETRY_AFTER, 1);
    }
    return answer.build();
  }
}
