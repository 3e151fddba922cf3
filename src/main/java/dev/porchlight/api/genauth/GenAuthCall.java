package dev.porchlight.api.genauth;

import dev.porchlight.access.AccessKey;
import dev.porchlight.api.Call;
import dev.porchlight.api.Request;
import dev.porchlight.credentials.Parameters;
import dev.porchlight.session.UserPoolId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An admitted call: who calls, with which parameters, in which language.
///
/// @param accessKey the caller's; null if the operation needs none
/// @param parameters of a signed request, only what the signature covers
public record GenAuthCall(
    Request request, Language language, @Nullable AccessKey accessKey, Parameters parameters)
    implements Call {

  /// The user pool of the caller's access key.
  UserPoolId userPool() {
    return Objects.requireNonNull(accessKey, "the operation requires an access key").userPool();
  }

  <T> Envelope<T> success(T data) {
    return Envelope.success(language, request.id(), data);
  }

  /// The answer to a check, counted in the metrics.
  Envelope<SessionStatus> checked(boolean active) {
    request.observed().checked(active);
    return success(new SessionStatus(active));
  }
}
