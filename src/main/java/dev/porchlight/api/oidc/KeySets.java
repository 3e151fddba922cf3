package dev.porchlight.api.oidc;

import java.io.IOException;
import java.net.URI;

/// Where key sets come from.
interface KeySets {
  /// The key set (JWKS) at an address, as text.
  ///
  /// @throws IOException if it cannot be had now
  String read(URI address) throws IOException;
}
