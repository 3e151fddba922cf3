package dev.porchlight.api.lifecycle;

import dev.porchlight.api.Call;
import dev.porchlight.api.Family;
import dev.porchlight.api.Reason;
import dev.porchlight.api.Request;
import dev.porchlight.credentials.AccessKeyAuthentication;
import dev.porchlight.credentials.CallerRefusal;
import dev.porchlight.credentials.SignatureVerifier.Verified;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Locale;

/// The lifecycle API's dialect: callers sign requests or send management tokens, and a refusal is
/// an HTTP status with a [Problem].
@Singleton
public final class LifecycleFamily implements Family {
  private static final String JSON = "application/json";
  private static final int UNAUTHENTICATED = 401;
  private static final int UNAVAILABLE = 503;
  private static final String SCHEMES = "Bearer realm=\"porchlight\", authing realm=\"porchlight\"";

  private final AccessKeyAuthentication authentication;
  private final long bodyLimitBytes;

  public LifecycleFamily(AccessKeyAuthentication authentication, LifecycleConfig config) {
    this.authentication = authentication;
    this.bodyLimitBytes = config.bodyLimit().asLongValue();
  }

  @Override
  public String name() {
    return "lifecycle";
  }

  @Override
  public String root() {
    return "/v1/";
  }

  /// Checks the limits, then who calls.
  @Override
  public Call admit(Request request) {
    request.limitBody(bodyLimitBytes);
    if (request.hasBody() && !isJson(request)) {
      throw CallerRefusal.CONTENT_TYPE_WRONG.refused();
    }
    Verified verified = authentication.authenticate(request);
    checkQuery(request, verified);
    return new LifecycleCall(request, verified.key(), verified.parameters());
  }

  @Override
  public Response refuse(Request request, Reason reason, String detail) {
    LifecycleError error = LifecycleError.of(reason);
    request.observed().endsWith(error.status(), error);
    Response.ResponseBuilder answer =
        Response.status(error.status())
            .type(Problem.MEDIA_TYPE)
            .entity(Problem.of(error, detail, request.id()));
    if (error.status() == UNAUTHENTICATED) {
      answer.header(HttpHeaders.WWW_AUTHENTICATE, SCHEMES);
    }
    if (error.status() == UNAVAILABLE) {
      answer.header(HttpHeaders.RETRY_AFTER, 1);
    }
    return answer.build();
  }

  /// A body must be declared as JSON; without a content type it is taken to be JSON.
  private static boolean isJson(Request request) {
    String type = request.header("content-type").orElse(JSON).toLowerCase(Locale.ROOT);
    int end = type.indexOf(';');
    return (end < 0 ? type : type.substring(0, end)).strip().equals(JSON);
  }

  /// A signature covers the body, but not a query next to it. Nor does it cover the query of Node's
  /// `makeRequest({method: 'get'})`: if its cursor were ignored, the caller would get the first
  /// page again and again.
  private static void checkQuery(Request request, Verified verified) {
    if (request.query().isEmpty()) {
      return;
    }
    boolean besideBody = !request.method().equals("GET") && !request.method().equals("DELETE");
    if (besideBody || verified.parameters().all().isEmpty()) {
      throw LifecycleError.QUERY_NOT_SIGNED.refused();
    }
  }
}
