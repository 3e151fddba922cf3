package dev.porchlight.api.oidc;

import java.io.IOException;
import java.net.URI;

/// The source of key sets.
interface KeySets {
  /// The key set (JWKS) at an address, as text.
  ///
  /// @throws IOException if it cannot be fetched
  String read(URI address) throws IOException;
}
