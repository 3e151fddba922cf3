package dev.porchlight.api;

import dev.porchlight.json.UnicodeText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The path of a request, decoded exactly once.
///
/// An HTTP API of API Gateway decodes the path before the function sees it; a function URL delivers
/// it as it was sent. The path is therefore kept as the segments between its slashes, and a segment
/// is decoded only if the gateway has not done so. Operations are matched against [#routed()], in
/// which nothing is left to decode again, and ids are read with [#text(int)].
public final class RequestPath {
  private static final String NOWHERE = "/~";

  /// What precedes the family's root.
  private final List<String> prefix;

  private final List<String> segments;
  private final boolean decoded;

  private RequestPath(List<String> prefix, List<String> segments, boolean decoded) {
    this.prefix = prefix;
    this.segments = segments;
    this.decoded = decoded;
  }

  /// The path as it was delivered.
  ///
  /// @param delivered null for none
  /// @param decoded whether the gateway has decoded it
  static RequestPath of(@Nullable String delivered, boolean decoded) {
    String path = Objects.requireNonNullElse(delivered, "");
    String rooted = path.startsWith("/") ? path : "/" + path;
    List<String> segments = new ArrayList<>();
    int start = 1;
    for (int slash = rooted.indexOf('/', 1); slash >= 0; slash = rooted.indexOf('/', start)) {
      segments.add(rooted.substring(start, slash));
      start = slash + 1;
    }
    segments.add(rooted.substring(start));
    return new RequestPath(List.of(), segments, decoded);
  }

  /// Whether `wanted` is at `place`, spelled plainly.
  boolean hasAt(int place, List<String> wanted) {
    int end = place + wanted.size();
    return end <= segments.size() && segments.subList(place, end).equals(wanted);
  }

  /// Whether `root` is at `place`, spelled plainly, and followed by at least one more segment.
  boolean hasRootAt(int place, List<String> root) {
    return place + root.size() < segments.size() && hasAt(place, root);
  }

  /// The path from a segment on.
  RequestPath from(int place) {
    return place == 0
        ? this
        : new RequestPath(
            segments.subList(0, place), segments.subList(place, segments.size()), decoded);
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

  /// The spellings of the path that a client may have signed, likeliest first: without and with
  /// what precedes the root.
  public Set<String> spellings() {
    boolean plain = isPlain();
    if (plain && prefix.isEmpty()) {
      return Set.of(asDelivered());
    }
    Set<String> spellings = new LinkedHashSet<>();
    if (plain || !decoded) {
      spellings.add(asDelivered());
    }
    if (!plain) {
      spellings.addAll(PathSpellings.of(texts()));
    }
    if (!prefix.isEmpty()) {
      String preceding = "/" + String.join("/", prefix);
      List.copyOf(spellings).forEach(spelling -> spellings.add(preceding + spelling));
    }
    return spellings;
  }

  private String asDelivered() {
    return "/" + String.join("/", segments);
  }

  private boolean isPlain() {
    for (String segment : segments) {
      if (!isPlain(segment)) {
        return false;
      }
    }
    return true;
  }

  /// The decoded texts of all segments; one that cannot be decoded stays as it is.
  private List<String> texts() {
    List<String> texts = new ArrayList<>(segments.size());
    for (int place = 0; place < segments.size(); place++) {
      texts.add(text(place).orElse(segments.get(place)));
    }
    return texts;
  }

  private static boolean isPlain(String segment) {
    for (int i = 0; i < segment.length(); i++) {
      char c = segment.charAt(i);
      if (c >= 0x80 || (!Character.isLetterOrDigit(c) && "-._".indexOf(c) < 0)) {
        return false;
      }
    }
    return !segment.equals(".") && !segment.equals("..");
  }
}
