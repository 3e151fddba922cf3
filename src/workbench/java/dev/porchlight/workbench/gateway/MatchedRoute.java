package dev.porchlight.workbench.gateway;

import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;

/// The route that a request takes.
///
/// @param key method and path template, such as `PUT /v1/apps/{appId}`, or `$default`
/// @param parameters the path's parameters
record MatchedRoute(String key, Map<String, String> parameters) {
  static final MatchedRoute DEFAULT = new MatchedRoute("$default", Map.of());

  /// This route with its parameters decoded.
  ///
  /// @throws NoSuchElementException if one cannot be decoded
  MatchedRoute decoded() {
    Map<String, String> decoded = new TreeMap<>();
    parameters.forEach(
        (name, value) -> decoded.put(name, PercentDecoding.strict(value).orElseThrow()));
    return new MatchedRoute(key, decoded);
  }
}
