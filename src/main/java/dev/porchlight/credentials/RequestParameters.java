package dev.porchlight.credentials;

import dev.porchlight.api.PercentEncoding.Plus;
import dev.porchlight.api.RefusedException;
import dev.porchlight.api.Request;
import java.nio.charset.CharacterCodingException;

/// The parameters of an unsigned request: the query of a GET or DELETE, the JSON body of a POST or
/// PUT.
public final class RequestParameters {
  private RequestParameters() {}

  /// The parameters of the request, whose HTTP method decides where they are.
  ///
  /// @throws RefusedException if they cannot be read
  public static Parameters of(Request request) {
    if (areInTheQuery(request)) {
      return QueryString.parse(request.query(), Plus.IS_SPACE);
    }
    try {
      return JsonBody.parse(request.body());
    } catch (CharacterCodingException e) {
      throw CallerRefusal.BODY_MALFORMED.refused();
    }
  }

  /// Whether a request of this method has its parameters in the query rather than in the body.
  static boolean areInTheQuery(Request request) {
    return request.method().equals("GET") || request.method().equals("DELETE");
  }
}
