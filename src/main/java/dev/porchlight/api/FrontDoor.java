package dev.porchlight.api;

import dev.porchlight.session.StoreBusyException;
import dev.porchlight.session.StoreUnavailableException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jspecify.annotations.Nullable;

/// The entrance for every request of every family. In this order:
///
/// 1. `lambda/FunctionLoop` receives the event, and [Families] finds the family that owns its path.
/// 2. JAX-RS matches the path to an operation; without a match the request is refused.
/// 3. The operation states what it needs: [#changes()], [#administers()], [#isOpen()], or otherwise
///    credentials that can read.
/// 4. [#admit] lets the family admit or refuse the request. An operation outside the families is
///    refused, so none is open because somebody forgot to close it. So is a path whose ids are not
///    unmistakable, or that the gateway read otherwise ([GatewayRoute]), and a change that reached
///    a function that only reads.
/// 5. The operation answers, and [#finish] adds the family's headers.
///
/// Wherever a request is refused, the family that owns the path words the answer.
@ApplicationScoped
public class FrontDoor {
  private static final int MARKS = 1;
  private static final int ADMISSION = 2;

  /// Answers hold tokens and secrets (RFC 6749, section 5.1), or are out of date with the next
  /// sign-out: nobody may keep them.
  private static final String NO_STORE = "no-store";

  private static final String NOT_FOUND = "{\"title\":\"Not Found\",\"status\":404}";

  private final CurrentRequest current;
  private @Nullable Operations operations;

  public FrontDoor(CurrentRequest current) {
    this.current = current;
  }

  /// The operation [Writes].
  @Writes
  @ServerRequestFilter(priority = MARKS)
  public void changes() {
    current.request().needs(Need.WRITE);
  }

  /// The operation [Administers].
  @Administers
  @ServerRequestFilter(priority = MARKS)
  public void administers() {
    current.request().administers();
  }

  /// The operation is [WithoutCredentials].
  @WithoutCredentials
  @ServerRequestFilter(priority = MARKS)
  public void isOpen() {
    current.request().needs(Need.NOTHING);
  }

  /// Lets the family that owns the path admit the request.
  ///
  /// @throws RefusedException if the request is not admitted
  @ServerRequestFilter(priority = ADMISSION)
  public void admit() {
    Request request = current.request();
    ResteasyReactiveRequestContext routed = CurrentRequestManager.get();
    Operation operation = operations(routed).matched(routed);
    request.reached(operation);
    Family family = request.family().orElseThrow(Refusal.OPERATION_UNKNOWN::refused);
    checkWhereItLed(request, operation);
    if (current.isForAnotherFunction()) {
      throw Refusal.OPERATION_UNKNOWN.refused();
    }
    request.isAdmittedAs(family.admit(request));
  }

  /// Adds the headers that every answer carries, and those that every answer of a family does.
  /// JAX-RS answers `OPTIONS` itself, before any family sees it.
  @ServerResponseFilter
  public void finish(ContainerResponseContext response) {
    Request request = current.request();
    if (request.isAdmitted() || request.isRefused()) {
      response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, NO_STORE);
      request.family().ifPresent(family -> family.finish(request, response.getHeaders()));
    }
  }

  @ServerExceptionMapper
  public Response refused(RefusedException e) {
    return refusal(e.reason(), e.detail());
  }

  @ServerExceptionMapper
  public Response unknownPath(NotFoundException e) {
    return unmatched(Refusal.OPERATION_UNKNOWN);
  }

  @ServerExceptionMapper
  public Response wrongMethod(NotAllowedException e) {
    return unmatched(Refusal.METHOD_WRONG);
  }

  /// No operation of ours, but API Gateway may have found one.
  private Response unmatched(Refusal refusal) {
    return refusal(current.request().route().isChosen() ? Refusal.PATH_AMBIGUOUS : refusal, "");
  }

  @ServerExceptionMapper
  public Response storeUnavailable(StoreUnavailableException e) {
    Response answer = failure(Refusal.STORE_UNAVAILABLE, e);
    if (e instanceof StoreBusyException) {
      current.request().observed().findsTheStoreBusy();
    }
    return answer;
  }

  /// JAX-RS itself refuses only requests it cannot route.
  @ServerExceptionMapper
  public Response unroutable(WebApplicationException e) {
    return failure(Refusal.OPERATION_UNKNOWN, e);
  }

  @ServerExceptionMapper
  public Response fault(Exception e) {
    return failure(Refusal.FAULT, e);
  }

  private Response failure(Refusal refusal, Exception e) {
    current.request().observed().failed(FailureLog.note(e));
    return refusal(refusal, "");
  }

  private Response refusal(Reason reason, String detail) {
    Request request = current.request();
    request.refuse();
    Response answer =
        request
            .family()
            .map(family -> family.refuse(request, reason, detail))
            .orElseGet(() -> notFound(request, reason));
    if (answer.getStatus() == Response.Status.METHOD_NOT_ALLOWED.getStatusCode()) {
      String path = request.path().routed();
      String methods = String.join(", ", operations(CurrentRequestManager.get()).methodsAt(path));
      answer.getHeaders().putSingle(HttpHeaders.ALLOW, methods);
    }
    return answer;
  }

  private static Response notFound(Request request, Reason reason) {
    Refusal refusal = Reason.in(Refusal.class, reason);
    request.observed().endsWith(status(refusal), refusal);
    return Response.status(Response.Status.NOT_FOUND)
        .type(MediaType.APPLICATION_JSON_TYPE)
        .entity(NOT_FOUND)
        .build();
  }

  /// The status a family would have answered with, for the log.
  private static int status(Refusal refusal) {
    return switch (refusal) {
      case OPERATION_UNKNOWN, PATH_AMBIGUOUS, METHOD_WRONG, BODY_TOO_LARGE -> 404;
      case STORE_UNAVAILABLE -> 503;
      case FAULT -> 500;
    };
  }

  /// Refuses a request whose path may mean something else than the operation that it led to, before
  /// anybody asks who is calling. JAX-RS answers `HEAD` where there is a `GET`; no route does.
  private static void checkWhereItLed(Request request, Operation operation) {
    if (!request.method().equals(operation.method())) {
      throw Refusal.METHOD_WRONG.refused();
    }
    if (!request.route().leadsTo(operation, request.path())) {
      throw Refusal.PATH_AMBIGUOUS.refused();
    }
    operation.parameters().forEach(request::pathParameter);
  }

  private Operations operations(ResteasyReactiveRequestContext routed) {
    Operations known = operations;
    if (known == null) {
      known = new Operations(routed.getDeployment());
      operations = known;
    }
    return known;
  }
}
