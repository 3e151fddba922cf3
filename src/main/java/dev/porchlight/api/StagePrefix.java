package dev.porchlight.api;

/// The stage of an API Gateway address: `https://…/prod/api/v3/…` is `/api/v3/…` in stage `prod`.
/// Also a base path that a caller's SDK was given as part of its host.
public final class StagePrefix {
  private static final String ROOT = "/api/v";

  private StagePrefix() {}

  /// The path from `/api/v…` on; the whole path if that is not in it.
  public static String cut(String path) {
    int start = path.indexOf(ROOT);
    return start > 0 ? path.substring(start) : path;
  }
}
