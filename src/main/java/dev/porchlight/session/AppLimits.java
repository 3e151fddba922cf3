package dev.porchlight.session;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/// The limits on an app's fields. Lengths are in UTF-8 bytes.
public final class AppLimits {
  /// The longest name.
  public static final int MOST_NAME_BYTES = 512;

  /// The longest URL.
  public static final int MOST_ADDRESS_BYTES = 2_048;

  private AppLimits() {}

  /// The first field of `app` that is not allowed; empty if all are. A name must not be empty. A
  /// URL must be empty, or use `http` or `https` and have a host, so that a link to it cannot run a
  /// script.
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
    return text.isEmpty() || (Identifier.fits(text, MOST_ADDRESS_BYTES) && isWebAddress(text));
  }

  private static boolean isWebAddress(String text) {
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
