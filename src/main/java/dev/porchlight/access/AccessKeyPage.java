package dev.porchlight.access;

import java.util.List;

/// Some access keys of a user pool.
///
/// @param entries in the order of their ids
/// @param more whether others follow
public record AccessKeyPage(List<AccessKeyEntry> entries, boolean more) {
  public AccessKeyPage {
    entries = List.copyOf(entries);
  }
}
