package dev.porchlight.api;

import dev.porchlight.json.UnicodeText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// The path of a request, decoded exactly once.
///
/// An HTTP API of API Gateway decodes the path before the function sees it; a function URL delivers
/// it as it was sent. The path is therefore kept as the segments between its slashes, and a segment
/// is decoded only if the gateway has not done so. Operations are matched against [#routed()], in
/// which nothing is left to decode again, and ids are read with [#text(int)].
public final class RequestPath {
  private static final String NOWHERE = "/~";

  private final List<String> segments;
  private final boolean decoded;

  private RequestPath(List<String> segments, boolean decoded) {
    this.segments = segments;
    this.decoded = decoded;
  }

  /// The path as it was delivered.
  ///
  /// @param decoded whether the gateway has decoded it
  static RequestPath of(String delivered, boolean decoded) {
    String rooted = delivered.startsWith("/") ? delivered : "/" + delivered;
    List<String> segments = new ArrayList<>();
    int start = 1;
    for (int slash = rooted.indexOf('/', 1); slash >= 0; slash = rooted.indexOf('/', start)) {
      segments.add(rooted.substring(start, slash));
      start = slash + 1;
    }
    segments.add(rooted.substring(start));
    return new RequestPath(segments, decoded);
  }

  /// The number of segments, empty ones included.
  int size() {
    return segments.size();
  }

  /// Whether `root` is at `place`, spelled plainly, and followed by at least one more segment.
  boolean hasRootAt(int place, List<String> root) {
    int end = place + root.size();
    return end < segments.size() && segments.subList(place, end).equals(root);
  }

  /// The path from a segment on.
  RequestPath from(int place) {
    return place == 0 ? this : new RequestPath(segments.subList(place, segments.size()), decoded);
  }

  /// The decoded text of a segment; empty if it is not well-formed percent-encoded UTF-8.
  public Optional<String> text(int place) {
    String segment = segments.get(place);
    return decoded
        ? Optional.of(segment).filter(UnicodeText::isWellFormed)
        : PercentEncoding.decode(segment, PercentEncoding.Plus.IS_PLUS);
  }

  /// The path that operations are matched against: a segment that could be part of an operation's
  /// template is kept as it is, any other becomes `~`. A path with an empty segment matches
  /// nothing: an empty id must not turn ending one session (`DELETE …/sessions/{sessionId}`) into
  /// ending all of them (`DELETE …/sessions`).
  public String routed() {
    StringBuilder path = new StringBuilder();
    for (String segment : segments) {
      if (segment.isEmpty()) {
        return NOWHERE;
      }
      path.append('/').append(isPlain(segment) ? segment : "~");
    }
    return path.toString();
  }

  /// The spellings of the path that a client may have signed. If the gateway has decoded the path,
  /// these are all the ways in which clients escape it.
  public Set<String> spellings() {
    if (!decoded || segments.stream().allMatch(RequestPath::isPlain)) {
      return Set.of(joined(UnaryOperator.identity()));
    }
    Set<String> spellings = new LinkedHashSet<>();
    for (Escaping escaping : Escaping.values()) {
      spellings.add(joined(segment -> PercentEncoding.encode(segment, escaping::keeps)));
    }
    spellings.add(joined(UnaryOperator.identity()));
    return spellings;
  }

  private String joined(UnaryOperator<String> spelling) {
    StringBuilder path = new StringBuilder();
    segments.forEach(segment -> path.append('/').append(spelling.apply(segment)));
    return path.toString();
  }

  private static boolean isPlain(String segment) {
    for (int i = 0; i < segment.length(); i++) {
      char c = segment.charAt(i);
      if (c == '~' || !isUnreserved(c)) {
        return false;
      }
    }
    return !segment.equals(".") && !segment.equals("..");
  }

  private static boolean isUnreserved(int c) {
    return c < 0x80 && (Character.isLetterOrDigit(c) || "-._~".indexOf(c) >= 0);
  }

  /// What clients leave unescaped in a path segment besides RFC 3986's unreserved characters,
  /// likeliest first.
  private enum Escaping {
    /// Python's `quote`, and most URL builders.
    STRICT(""),
    /// JavaScript's `encodeURIComponent`.
    JAVASCRIPT("!*'()"),
    /// Everything that RFC 3986 allows in a segment (`pchar`).
    LENIENT("!$&'()*+,;=:@");

    private final String kept;

    Escaping(String kept) {
      this.kept = kept;
    }

    boolean keeps(int c) {
      return isUnreserved(c) || kept.indexOf(c) >= 0;
    }
  }
}
