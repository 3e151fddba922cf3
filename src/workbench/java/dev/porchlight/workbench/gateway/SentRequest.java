package dev.porchlight.workbench.gateway;

import io.vertx.core.buffer.Buffer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// An HTTP request as the caller sent it.
///
/// @param method in upper case
/// @param path percent-encoded, up to the `?`
/// @param query percent-encoded, after the `?`; empty if there is none
/// @param headers in their order, including repeated ones
/// @param body empty if there is none
/// @param sourceIp the caller's address
public record SentRequest(
    String method, String path, String query, List<Header> headers, Buffer body, String sourceIp) {

  /// One header line.
  public record Header(String name, String value) {}

  /// The headers by lower-case name; repeated ones are joined with commas.
  SortedMap<String, String> joinedHeaders() {
    SortedMap<String, String> joined = new TreeMap<>();
    for (Header header : headers) {
      joined.merge(
          header.name().toLowerCase(Locale.ROOT), header.value(), (one, two) -> one + "," + two);
    }
    return joined;
  }

  /// The first header with that name; empty if there is none.
  String header(String name) {
    return values(name).findFirst().orElse("");
  }

  /// The cookies, each as `name=value`.
  List<String> cookies() {
    return values("cookie")
        .flatMap(line -> Arrays.stream(line.split(";", -1)))
        .map(String::strip)
        .filter(cookie -> !cookie.isEmpty())
        .toList();
  }

  private Stream<String> values(String name) {
    return headers.stream()
        .filter(header -> header.name().equalsIgnoreCase(name))
        .map(Header::value);
  }
}
