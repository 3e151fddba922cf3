package dev.porchlight.api.genauth;

import dev.porchlight.api.RefusedException;
import dev.porchlight.credentials.Parameters;

/// A parameter that must be there: a string that is not empty.
final class RequiredText {
  private RequiredText() {}

  /// The text of the parameter with that name.
  ///
  /// @throws RefusedException that names the parameter
  static String of(Parameters parameters, String name) {
    return parameters.text(name).orElseThrow(() -> GenAuthError.PARAMETER_MALFORMED.refused(name));
  }
}
