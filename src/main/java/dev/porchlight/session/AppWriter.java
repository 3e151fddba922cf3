package dev.porchlight.session;

/// What can be changed about apps. All methods throw [StoreUnavailableException] when the store
/// does not answer. Readers keep what they know of an app for a while (a minute, unless set
/// otherwise).
public interface AppWriter {
  /// Writes an app whole, in the place of what was known of it before.
  ///
  /// @param app fits [AppLimits]
  /// @return whether the app was not known before
  boolean put(UserPoolId pool, App app);

  /// Forgets what is known of an app. Sessions in it stay as they are. An app that is not known
  /// stays unknown.
  void delete(UserPoolId pool, AppId app);
}
