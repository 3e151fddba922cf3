package dev.porchlight.api.lifecycle;

import dev.porchlight.api.CurrentRequest;
import dev.porchlight.api.RawRequest;
import dev.porchlight.api.credentials.AccessKeyAuthentication;
import dev.porchlight.api.credentials.SignatureVerifier.Verified;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;

/// What every request of the family passes before its operation runs: limits, then who asks.
@ApplicationScoped
public class LifecycleGate {
  private static final String JSON = "application/json";

  private final CurrentRequest current;
  private final LifecycleCall call;
  private final AccessKeyAuthentication authentication;
  private final long bodyLimitBytes;

  public LifecycleGate(
      CurrentRequest current,
      LifecycleCall call,
      AccessKeyAuthentication authentication,
      LifecycleConfig config) {
    this.current = current;
    this.call = call;
    this.authentication = authentication;
    this.bodyLimitBytes = config.bodyLimit().asLongValue();
  }

  /// Lets the current request pass, and fills in its [LifecycleCall].
  ///
  /// @throws LifecycleException if limits forbid it
  /// @throws dev.porchlight.api.credentials.RefusedException if the caller may not pass
  /// @throws dev.porchlight.session.StoreUnavailableException when the store does not answer
  public void admit() {
    RawRequest request = current.raw();
    if (request.bodyBytesAtMost() > bodyLimitBytes) {
      throw new LifecycleException(LifecycleError.BODY_TOO_LARGE);
    }
    if (request.bodyBytesAtMost() > 0 && !isJson(request)) {
      throw new LifecycleException(LifecycleError.CONTENT_TYPE_WRONG);
    }
    Verified verified = authentication.authenticate(current);
    checkQuery(request, verified);
    call.accept(verified.key(), verified.parameters());
  }

  /// A body must call itself JSON; a caller who says nothing is believed to send it.
  private static boolean isJson(RawRequest request) {
    String type = request.header("content-type").orElse(JSON).toLowerCase(Locale.ROOT);
    int end = type.indexOf(';');
    return (end < 0 ? type : type.substring(0, end)).strip().equals(JSON);
  }

  /// A body is signed, a query beside it is not. Nor is that of Node's `makeRequest({method:
  /// 'get'})`: a page asked for with a cursor that does not count would be the first page again and
  /// again.
  private static void checkQuery(RawRequest request, Verified verified) {
    if (request.query().isEmpty()) {
      return;
    }
    boolean beside = !request.method().equals("GET") && !request.method().equals("DELETE");
    if (beside || verified.parameters().all().isEmpty()) {
      throw new LifecycleException(LifecycleError.QUERY_NOT_SIGNED);
    }
  }
}
