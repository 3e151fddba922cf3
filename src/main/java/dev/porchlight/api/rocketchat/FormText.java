package dev.porchlight.api.rocketchat;

import dev.porchlight.api.FormField;

/// Reads a query string or a form the way the library `qs` does: `+` is a space, a name that occurs
/// twice or has brackets (`a[]`, `a[b]`) makes an array or an object, and what cannot be decoded
/// stays as it is.
final class FormText {
  private FormText() {}

  static RocketChatParameters parse(String form) {
    RocketChatParameters parameters = new RocketChatParameters();
    for (FormField field : FormField.parse(form, FormText::decode)) {
      int bracket = field.name().indexOf('[');
      if (bracket > 0 && field.name().endsWith("]")) {
        parameters.addStructure(field.name().substring(0, bracket));
      } else {
        parameters.addText(field.name(), field.value());
      }
    }
    return parameters;
  }

  private static String decode(String text) {
    try {
      return FormField.decode(text);
    } catch (IllegalArgumentException e) {
      return text.replace('+', ' ');
    }
  }
}
