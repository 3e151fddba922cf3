package dev.porchlight.api.genauth;

import dev.porchlight.api.CurrentRequest;
import dev.porchlight.api.RawRequest;
import dev.porchlight.api.credentials.AccessKeyAuthentication;
import dev.porchlight.api.credentials.RequestParameters;
import dev.porchlight.api.credentials.SignatureVerifier.Verified;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;

/// What every request of the family passes before its operation runs: limits, then who asks, then
/// what is asked.
@ApplicationScoped
public class GenAuthGate {
  private static final String JSON = "application/json";

  private final CurrentRequest current;
  private final GenAuthCall call;
  private final AccessKeyAuthentication authentication;
  private final long bodyLimitBytes;

  public GenAuthGate(
      CurrentRequest current,
      GenAuthCall call,
      AccessKeyAuthentication authentication,
      GenAuthConfig config) {
    this.current = current;
    this.call = call;
    this.authentication = authentication;
    this.bodyLimitBytes = config.bodyLimit().asLongValue();
  }

  /// Lets the current request pass, and fills in its [GenAuthCall].
  ///
  /// @param path of the operation
  /// @throws GenAuthException if limits forbid it
  /// @throws dev.porchlight.api.credentials.RefusedException if the caller may not pass
  /// @throws dev.porchlight.session.StoreUnavailableException when the store does not answer
  public void admit(String path) {
    RawRequest request = current.raw();
    if (request.bodyBytesAtMost() > bodyLimitBytes) {
      throw new GenAuthException(GenAuthError.BODY_TOO_LARGE);
    }
    checkContentType(request);
    // The token operation must ignore Authorization: PHP sends it an empty Bearer.
    if (path.equals(ManagementTokenResource.PATH)) {
      call.accept(RequestParameters.of(request));
    } else {
      Verified verified = authentication.authenticate(current);
      call.accept(verified.key(), verified.parameters());
    }
  }

  /// A body must call itself JSON; a caller who says nothing is believed to send it.
  private static void checkContentType(RawRequest request) {
    String type = request.header("content-type").orElse(JSON).toLowerCase(Locale.ROOT);
    boolean json = type.startsWith(JSON);
    if (!json && request.bodyBytesAtMost() > 0) {
      throw new GenAuthException(GenAuthError.CONTENT_TYPE_WRONG);
    }
  }
}
