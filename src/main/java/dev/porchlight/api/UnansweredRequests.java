package dev.porchlight.api;

import dev.porchlight.session.StoreUnavailableException;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

/// Lets the family that a request was meant for say that it cannot be answered; notes outages and
/// faults for the log. A path of no family gets a plain JSON 404.
@Singleton
public final class UnansweredRequests {
  private static final int WRONG_METHOD = Response.Status.METHOD_NOT_ALLOWED.getStatusCode();
  private static final String NO_FAMILY = "{\"title\":\"Not Found\",\"status\":404}";

  private final List<Family> families;
  private final CurrentRequest current;
  private final AllowedMethods allowed;

  public UnansweredRequests(
      @All List<Family> families, CurrentRequest current, AllowedMethods allowed) {
    this.families = families;
    this.current = current;
    this.allowed = allowed;
  }

  @ServerExceptionMapper
  public Response unknownPath(NotFoundException e) {
    return answer(Unanswered.UNKNOWN_PATH);
  }

  @ServerExceptionMapper
  public Response wrongMethod(NotAllowedException e, ContainerRequestContext request) {
    Response answer = answer(Unanswered.WRONG_METHOD);
    if (answer.getStatus() == WRONG_METHOD
        && !answer.getHeaders().containsKey(HttpHeaders.ALLOW)
        && request instanceof ResteasyReactiveContainerRequestContext context
        && context.getServerRequestContext() instanceof ResteasyReactiveRequestContext routed) {
      answer.getHeaders().putSingle(HttpHeaders.ALLOW, String.join(", ", allowed.at(routed)));
    }
    return answer;
  }

  @ServerExceptionMapper
  public Response storeUnavailable(StoreUnavailableException e) {
    current.observed().failed(FailureLog.note(e));
    return answer(Unanswered.STORE_UNAVAILABLE);
  }

  /// JAX-RS itself refuses a request only for what it cannot route.
  @ServerExceptionMapper
  public Response unroutable(WebApplicationException e) {
    current.observed().failed(FailureLog.note(e));
    return answer(Unanswered.UNKNOWN_PATH);
  }

  @ServerExceptionMapper
  public Response fault(Exception e) {
    current.observed().failed(FailureLog.note(e));
    return answer(Unanswered.FAULT);
  }

  private Response answer(Unanswered reason) {
    String path = StagePrefix.cut(current.raw().path());
    for (Family family : families) {
      if (family.owns(path)) {
        current.observed().isOf(family.name());
        return family.answer(reason);
      }
    }
    current.observed().endsWith(status(reason), reason);
    return Response.status(Response.Status.NOT_FOUND)
        .type(MediaType.APPLICATION_JSON_TYPE)
        .entity(NO_FAMILY)
        .build();
  }

  /// What a family would have said, for the log: nobody owns this path.
  private static int status(Unanswered reason) {
    return switch (reason) {
      case UNKNOWN_PATH, WRONG_METHOD -> 404;
      case STORE_UNAVAILABLE -> 503;
      case FAULT -> 500;
    };
  }
}
