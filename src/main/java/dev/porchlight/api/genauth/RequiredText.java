package dev.porchlight.api.genauth;

import dev.porchlight.api.credentials.Parameters;

/// A parameter that must be there: a string that is not empty.
final class RequiredText {
  private RequiredText() {}

  /// The text of the parameter with that name.
  ///
  /// @throws GenAuthException that names the parameter
  static String of(Parameters parameters, String name) {
    return parameters.text(name).orElseThrow(() -> GenAuthException.malformed(name));
  }
}
