package dev.porchlight.session;

import org.jspecify.annotations.Nullable;

/// The device that a user signed in with, as the login system detected it. Any part may be unknown
/// (null) or known to be empty (the empty string).
///
/// @param type such as `browser` or `mobile-app`
/// @param longVersion the full version
/// @param version the part of `longVersion` that is shown
public record Device(
    @Nullable String type,
    @Nullable String name,
    @Nullable String longVersion,
    OperatingSystem os,
    @Nullable String version) {

  /// The device's operating system.
  public record OperatingSystem(@Nullable String name, @Nullable String version) {}
}
