package dev.porchlight.session;

import java.util.List;
import java.util.Set;

/// Which users are looked for: those who fit everything.
///
/// @param names each a list of names, of which a user has one; there is at least one list
/// @param signedInTo each a set of apps, to one of which a user ever signed in
public record UserCriteria(List<List<UserReference>> names, List<Set<AppId>> signedInTo) {
  /// @throws IllegalArgumentException if no names are given: users are not listed all
  public UserCriteria {
    if (names.isEmpty()) {
      throw new IllegalArgumentException("users are found by their names only");
    }
    names = List.copyOf(names);
    signedInTo = List.copyOf(signedInTo);
  }
}
