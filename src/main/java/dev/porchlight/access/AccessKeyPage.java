package dev.porchlight.access;

import java.util.List;

/// One page of a user pool's access keys.
///
/// @param entries in order of id
/// @param more whether there are more keys after these
public record AccessKeyPage(List<AccessKeyEntry> entries, boolean more) {
  public AccessKeyPage {
    entries = List.copyOf(entries);
  }
}
