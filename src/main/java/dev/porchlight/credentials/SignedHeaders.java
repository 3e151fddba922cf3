package dev.porchlight.credentials;

import dev.porchlight.api.Request;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The headers that a signature covers: `date`, and those with the scheme's prefix.
final class SignedHeaders {
  private static final String DATE = "date";

  /// API Gateway's REST APIs pass `Date` under this name.
  private static final String REMAPPED_DATE = "x-amzn-remapped-date";

  private final SignatureScheme scheme;
  private final SortedMap<String, String> values = new TreeMap<>();

  SignedHeaders(SignatureScheme scheme, Request request) {
    this.scheme = scheme;
    for (Map.Entry<String, String> header : request.headers().entrySet()) {
      if (header.getKey().startsWith(scheme.headerPrefix())) {
        values.put(header.getKey(), oneLine(header.getValue()));
      }
    }
    request
        .header(DATE)
        .or(() -> request.header(REMAPPED_DATE))
        .ifPresent(date -> values.put(DATE, oneLine(date)));
  }

  /// When the request was signed: `date`, or for C# `x-authing-date`.
  Optional<String> time() {
    return Optional.ofNullable(values.get(DATE)).or(() -> value("date"));
  }

  /// The header `x-authing-<name>`; empty if it was not sent.
  Optional<String> value(String name) {
    return Optional.ofNullable(values.get(scheme.headerPrefix() + name));
  }

  /// `name:value` lines sorted by name, each terminated by a line feed.
  String canonical() {
    StringBuilder lines = new StringBuilder();
    values.forEach((name, value) -> lines.append(name).append(':').append(value).append('\n'));
    return lines.toString();
  }

  private static String oneLine(String value) {
    return value
        .replace('\t', ' ')
        .replace('\n', ' ')
        .replace('\r', ' ')
        .replace('\f', ' ')
        .strip();
  }
}
