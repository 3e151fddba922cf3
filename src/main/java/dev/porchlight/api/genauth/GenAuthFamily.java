package dev.porchlight.api.genauth;

import dev.porchlight.api.Unanswered;
import dev.porchlight.api.credentials.KeyedFamily;
import dev.porchlight.api.credentials.RefusedException;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// How the GenAuth family says no: always HTTP 200, with the outcome in the body.
@Singleton
public final class GenAuthFamily implements KeyedFamily {
  private static final String ROOT = "/api/v3/";

  private final GenAuthCall call;

  public GenAuthFamily(GenAuthCall call) {
    this.call = call;
  }

  @Override
  public String name() {
    return "genauth";
  }

  @Override
  public boolean owns(String path) {
    return path.startsWith(ROOT);
  }

  @Override
  public Response answer(Unanswered reason) {
    return answer(
        switch (reason) {
          case UNKNOWN_PATH -> GenAuthError.OPERATION_UNKNOWN;
          case WRONG_METHOD -> GenAuthError.METHOD_WRONG;
          case STORE_UNAVAILABLE -> GenAuthError.STORE_UNAVAILABLE;
          case FAULT -> GenAuthError.FAULT;
        },
        "");
  }

  @Override
  public Response answer(RefusedException refused) {
    return answer(GenAuthError.of(refused.refusal()), refused.detail());
  }

  /// The answer to a request that an operation, or the filter before it, refused.
  @ServerExceptionMapper
  public Response refused(GenAuthException e) {
    return answer(e.error(), e.detail());
  }

  private Response answer(GenAuthError error, String detail) {
    return Response.ok(call.failure(error, detail), MediaType.APPLICATION_JSON_TYPE).build();
  }
}
