package dev.porchlight.session;

/// Changes apps. All methods throw [StoreUnavailableException] when the store does not answer.
/// Readers cache apps for a while (a minute by default).
public interface AppWriter {
  /// Writes a whole app, replacing any earlier version.
  ///
  /// @param app within [AppLimits]
  /// @return whether the app is new
  boolean put(UserPoolId pool, App app);

  /// Deletes an app. Its sessions stay as they are. Deleting an unknown app does nothing.
  void delete(UserPoolId pool, AppId app);
}
