package dev.porchlight.api;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What may precede a family's root in a path: the deployment's own base path, such as the key of
/// an API mapping, and the stage of the event. A path is never searched for a root: whatever else
/// precedes one, the path leads nowhere.
public final class BasePath {
  private static final Pattern VALID = Pattern.compile("[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*");
  private static final String UNNAMED_STAGE = "$default";
  private static final int[] NOTHING_PRECEDES = {0};

  private final List<String> segments;

  private BasePath(List<String> segments) {
    this.segments = segments;
  }

  /// The base path in a setting.
  ///
  /// @param setting segments between slashes, such as `auth/v1`; empty for none
  /// @throws IllegalArgumentException if a path could not contain it as it is
  public static BasePath of(String setting) {
    String path = setting.replaceAll("^/|/$", "");
    if (path.isEmpty()) {
      return new BasePath(List.of());
    }
    if (!VALID.matcher(path).matches() || path.matches("(.*/)?\\.\\.?(/.*)?")) {
      throw new IllegalArgumentException(
          "porchlight.base-path must be segments of letters, digits, '.', '_' and '-'"
              + " between slashes");
    }
    return new BasePath(List.of(path.split("/")));
  }

  /// The places in a path at which a root may start, beginning with what the most precedes.
  ///
  /// @param stage null or `$default` if the event's stage is no part of any path
  int[] rootsIn(RequestPath path, @Nullable String stage) {
    boolean staged = stage != null && !stage.equals(UNNAMED_STAGE) && path.hasAt(0, List.of(stage));
    if (!staged && segments.isEmpty()) {
      return NOTHING_PRECEDES;
    }
    int afterBase = path.hasAt(0, segments) ? segments.size() : 0;
    if (!staged) {
      return new int[] {afterBase, 0};
    }
    int afterBoth = path.hasAt(1, segments) ? 1 + segments.size() : 1;
    return new int[] {afterBoth, Math.max(afterBase, 1), 1, 0};
  }
}
