package dev.porchlight.session;

/// An app that users sign in to.
///
/// @param name the display name
/// @param logo the URL of a picture; empty if unknown
/// @param loginUrl the URL of the sign-in page; empty if unknown
public record App(AppId id, String name, String logo, String loginUrl) {
  /// An app known only by its id, as when sessions were imported without their app. The id serves
  /// as its name.
  public static App known(AppId id) {
    return new App(id, id.value(), "", "");
  }
}
