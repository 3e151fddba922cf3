package dev.porchlight.credentials;

import dev.porchlight.api.PercentEncoding;
import dev.porchlight.api.PercentEncoding.Plus;
import dev.porchlight.api.RefusedException;
import java.util.ArrayList;
import java.util.List;

/// Decodes a query string, strictly.
public final class QueryString {
  private QueryString() {}

  /// The decoded parameters of `query`; none if it is empty.
  ///
  /// @throws RefusedException if the query cannot be decoded, or repeats a key
  public static Parameters parse(String query, Plus plus) {
    if (query.isEmpty()) {
      return Parameters.NONE;
    }
    List<Parameter> parameters = new ArrayList<>();
    int start = 0;
    while (start <= query.length()) {
      int end = query.indexOf('&', start);
      end = end < 0 ? query.length() : end;
      if (end > start) {
        parameters.add(parameter(query.substring(start, end), plus));
      }
      start = end + 1;
    }
    try {
      return new Parameters(parameters);
    } catch (IllegalArgumentException e) {
      throw CallerRefusal.QUERY_MALFORMED.refused();
    }
  }

  private static Parameter parameter(String part, Plus plus) {
    int equals = part.indexOf('=');
    return equals < 0
        ? Parameter.string(decode(part, plus), "")
        : Parameter.string(
            decode(part.substring(0, equals), plus), decode(part.substring(equals + 1), plus));
  }

  private static String decode(String text, Plus plus) {
    return PercentEncoding.decode(text, plus).orElseThrow(CallerRefusal.QUERY_MALFORMED::refused);
  }
}
