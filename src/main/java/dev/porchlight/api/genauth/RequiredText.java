package dev.porchlight.api.genauth;

import dev.porchlight.api.RefusedException;
import dev.porchlight.credentials.Parameters;

/// A required parameter: a non-empty string.
final class RequiredText {
  private RequiredText() {}

  /// The parameter's text.
  ///
  /// @throws RefusedException that names the parameter, if it is missing
  static String of(Parameters parameters, String name) {
    return parameters.text(name).orElseThrow(() -> GenAuthError.PARAMETER_MALFORMED.refused(name));
  }
}
