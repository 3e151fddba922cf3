package dev.porchlight.session;

/// An app that users sign in to.
///
/// @param name for people
/// @param logo address of a picture; empty if not known
/// @param loginUrl address of the sign-in page; empty if not known
public record App(AppId id, String name, String logo, String loginUrl) {
  /// An app of which only the id is known, as when sessions were imported without their app: it is
  /// called by its id.
  public static App known(AppId id) {
    return new App(id, id.value(), "", "");
  }
}
