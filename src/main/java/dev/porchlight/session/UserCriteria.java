package dev.porchlight.session;

import java.util.List;
import java.util.Set;

/// Which users to find: those who meet every criterion.
///
/// @param names at least one list of names; a user must have a name from each list
/// @param signedInTo sets of apps; a user must have signed in to an app from each set
public record UserCriteria(List<List<UserReference>> names, List<Set<AppId>> signedInTo) {
  /// @throws IllegalArgumentException if there are no names: listing all users is not supported
  public UserCriteria {
    if (names.isEmpty()) {
      throw new IllegalArgumentException("users can only be found by name");
    }
    names = List.copyOf(names);
    signedInTo = List.copyOf(signedInTo);
  }
}
