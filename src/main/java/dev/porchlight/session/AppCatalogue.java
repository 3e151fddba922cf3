package dev.porchlight.session;

import java.util.Map;
import java.util.Set;

/// The apps of each user pool.
public interface AppCatalogue {
  /// The known ones among `apps`; an app that is not in the result is not known.
  ///
  /// @throws StoreUnavailableException when the store does not answer
  Map<AppId, App> find(UserPoolId pool, Set<AppId> apps);
}
