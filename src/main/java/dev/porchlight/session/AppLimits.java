package dev.porchlight.session;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/// What an app's fields may hold. Lengths are in bytes of UTF-8.
public final class AppLimits {
  /// The longest name.
  public static final int MOST_NAME_BYTES = 512;

  /// The longest address.
  public static final int MOST_ADDRESS_BYTES = 2_048;

  private AppLimits() {}

  /// The first field of `app` that does not fit; empty if all do. A name is not empty; an address
  /// is empty, or one of `http` or `https` with a host, so that no link to it runs a script.
  public static Optional<String> exceededBy(App app) {
    if (!Identifier.fits(app.name(), MOST_NAME_BYTES)) {
      return Optional.of("name");
    }
    if (!isAddress(app.logo())) {
      return Optional.of("logo");
    }
    return isAddress(app.loginUrl()) ? Optional.empty() : Optional.of("loginUrl");
  }

  private static boolean isAddress(String text) {
    return text.isEmpty() || (Identifier.fits(text, MOST_ADDRESS_BYTES) && isOfTheWeb(text));
  }

  private static boolean isOfTheWeb(String text) {
    try {
      URI address = new URI(text);
      boolean web =
          "https".equalsIgnoreCase(address.getScheme())
              || "http".equalsIgnoreCase(address.getScheme());
      return web && address.getHost() != null;
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
