package dev.porchlight.api.credentials;

import dev.porchlight.api.RawRequest;
import java.nio.charset.CharacterCodingException;

/// The parameters of a request that is not signed: the query of a GET or DELETE, the JSON body of a
/// POST or PUT.
public final class RequestParameters {
  private RequestParameters() {}

  /// The parameters, by HTTP method.
  ///
  /// @throws RefusedException if they cannot be read
  public static Parameters of(RawRequest request) {
    if (areInTheQuery(request)) {
      return QueryString.parse(request.query(), QueryString.Plus.IS_SPACE);
    }
    try {
      return JsonBody.parse(request.body());
    } catch (CharacterCodingException e) {
      throw new RefusedException(Refusal.BODY_MALFORMED);
    }
  }

  /// Whether a request of this method has its parameters in the query, not in the body.
  static boolean areInTheQuery(RawRequest request) {
    return request.method().equals("GET") || request.method().equals("DELETE");
  }
}
