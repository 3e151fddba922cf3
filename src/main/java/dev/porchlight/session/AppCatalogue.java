package dev.porchlight.session;

import java.util.Map;
import java.util.Set;

/// The apps of each user pool.
public interface AppCatalogue {
  /// The known apps among `apps`; an app missing from the result is unknown.
  ///
  /// @throws StoreUnavailableException when the store does not answer
  Map<AppId, App> find(UserPoolId pool, Set<AppId> apps);
}
