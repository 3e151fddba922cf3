package dev.porchlight.session;

import org.jspecify.annotations.Nullable;

/// What a user signed in with, as the login system made it out. Any part may be unknown (null), or
/// known to be nothing (the empty text).
///
/// @param type such as `browser` or `mobile-app`
/// @param longVersion the version in full
/// @param version the part of `longVersion` that is shown
public record Device(
    @Nullable String type,
    @Nullable String name,
    @Nullable String longVersion,
    OperatingSystem os,
    @Nullable String version) {

  /// The operating system below.
  public record OperatingSystem(@Nullable String name, @Nullable String version) {}
}
