package dev.porchlight.api;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/// The ways in which clients spell a path, which is what they sign. By the time we see it, a
/// gateway has decoded it, or the client's library has sent another spelling than the signed one.
enum PathSpellings {
  /// JavaScript's `encodeURIComponent`, Python's `quote`, C#'s `EscapeDataString`, PHP.
  UNRESERVED("~"),
  /// Java's `URLEncoder`, and Python before 3.7.
  FORM(""),
  /// Go's `PathEscape`.
  GO("~@:+="),
  /// What RFC 3986 allows in a segment: `encodeURI`, Spring, OkHttp, Guava.
  SEGMENT("~@:+,="),
  /// Nothing that an id may contain is escaped: `new URL(…)`.
  NONE("~@:+,=|");

  private final String kept;

  /// @param kept the marks of an id that are not escaped, apart from `- . _`
  PathSpellings(String kept) {
    this.kept = kept;
  }

  /// All spellings of a path, likeliest first. Two paths share one only if their texts are the
  /// same, because all of them escape the `%`.
  ///
  /// @param texts of its segments, decoded
  static Set<String> of(List<String> texts) {
    Set<String> spellings = new LinkedHashSet<>();
    for (PathSpellings spelling : values()) {
      spellings.add(joined(texts, text -> PercentEncoding.encode(text, spelling::keeps)));
      // .NET's `HttpUtility` writes lower-case digits.
      spellings.add(
          joined(texts, text -> PercentEncoding.encodeInLowerCase(text, spelling::keeps)));
    }
    return spellings;
  }

  private static String joined(List<String> segments, UnaryOperator<String> spelling) {
    StringBuilder path = new StringBuilder();
    segments.forEach(segment -> path.append('/').append(spelling.apply(segment)));
    return path.toString();
  }

  private boolean keeps(int c) {
    return kept.indexOf(c) >= 0
        || (c < 0x80 && (Character.isLetterOrDigit(c) || "-._".indexOf(c) >= 0));
  }
}
