package dev.porchlight.api.genauth;

import dev.porchlight.api.RawRequest;
import java.nio.charset.CharacterCodingException;

/// The parameters of a request that is not signed: the query of a GET, the JSON body of a POST.
final class RequestParameters {
  private RequestParameters() {}

  /// The parameters, by HTTP method.
  ///
  /// @throws GenAuthException if they cannot be read
  static Parameters of(RawRequest request) {
    if (request.method().equals("GET")) {
      return QueryString.parse(request.query(), QueryString.Plus.IS_SPACE);
    }
    try {
      return JsonBody.parse(request.body());
    } catch (CharacterCodingException e) {
      throw new GenAuthException(GenAuthError.BODY_MALFORMED);
    }
  }
}
