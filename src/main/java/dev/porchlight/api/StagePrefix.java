package dev.porchlight.api;

import java.util.List;

/// The stage of an API Gateway address: `https://…/prod/api/v3/…` is `/api/v3/…` in stage `prod`.
/// Also a base path that a caller's SDK was given as part of its host.
public final class StagePrefix {
  private static final List<String> ROOTS = List.of("/api/v", "/v1/", "/webhooks/", "/oidc/");

  private StagePrefix() {}

  /// The path from the first root on that is in it; the whole path if it starts with one, or holds
  /// none.
  ///
  /// @param path percent-encoded, as it was sent
  public static String cut(String path) {
    int start = path.length();
    for (String root : ROOTS) {
      int at = path.indexOf(root);
      start = at < 0 ? start : Math.min(start, at);
    }
    return start < path.length() ? path.substring(start) : path;
  }
}
