package dev.porchlight.api.rocketchat;

import dev.porchlight.api.CurrentRequest;
import dev.porchlight.api.Family;
import dev.porchlight.api.Unanswered;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// How the Rocket.Chat family says no: by HTTP status, with a JSON body always.
@Singleton
public final class RocketChatFamily implements Family {
  private static final String ROOT = "/api/v1/";

  private final CurrentRequest current;
  private final ResponseHeaders headers;

  public RocketChatFamily(CurrentRequest current, ResponseHeaders headers) {
    this.current = current;
    this.headers = headers;
  }

  @Override
  public String name() {
    return "rocketchat";
  }

  @Override
  public boolean owns(String path) {
    return path.startsWith(ROOT);
  }

  @Override
  public Response answer(Unanswered reason) {
    return switch (reason) {
      case UNKNOWN_PATH -> answer(RocketChatError.ENDPOINT_UNKNOWN, "");
      case WRONG_METHOD -> wrongMethod();
      case STORE_UNAVAILABLE -> answer(RocketChatError.STORE_UNAVAILABLE, "");
      case FAULT -> answer(RocketChatError.FAULT, "");
    };
  }

  /// The answer to a request that an endpoint, or the filter before it, refused.
  @ServerExceptionMapper
  public Response refused(RocketChatException e) {
    return answer(e.error(), e.detail());
  }

  private Response wrongMethod() {
    Response response = answer(RocketChatError.METHOD_WRONG, "");
    boolean get = current.raw().method().equals("GET");
    response.getHeaders().putSingle("Allow", get ? "POST" : "GET");
    return response;
  }

  private Response answer(RocketChatError error, String detail) {
    current.observed().endsWith(error.status(), error);
    Response response = Response.status(error.status()).entity(ErrorBody.of(error, detail)).build();
    headers.put(response.getHeaders());
    return response;
  }
}
