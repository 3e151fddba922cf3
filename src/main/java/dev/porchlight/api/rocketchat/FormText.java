package dev.porchlight.api.rocketchat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/// Reads a query string or a form as the library `qs` does: `+` is a space, a name that occurs
/// twice or has brackets (`a[]`, `a[b]`) makes an array or an object, and what cannot be decoded
/// stays as it is.
final class FormText {
  private FormText() {}

  static Parameters parse(String form) {
    Parameters parameters = new Parameters();
    for (String part : form.split("&", -1)) {
      int equals = part.indexOf('=');
      String name = decode(equals < 0 ? part : part.substring(0, equals));
      int bracket = name.indexOf('[');
      if (bracket > 0 && name.endsWith("]")) {
        parameters.addStructure(name.substring(0, bracket));
      } else if (!name.isEmpty()) {
        parameters.addText(name, equals < 0 ? "" : decode(part.substring(equals + 1)));
      }
    }
    return parameters;
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text.replace('+', ' ');
    }
  }
}
