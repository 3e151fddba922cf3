package dev.porchlight.api;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// One field of a form (`application/x-www-form-urlencoded`).
public record FormField(String name, String value) {
  /// The fields of a form in the order they were sent, including repeated ones.
  ///
  /// @throws IllegalArgumentException if a percent sign does not begin an escape
  public static List<FormField> parse(String form) {
    return parse(form, FormField::decode);
  }

  /// The fields of a form, with names and values decoded by `decode`.
  public static List<FormField> parse(String form, UnaryOperator<String> decode) {
    List<FormField> fields = new ArrayList<>();
    for (String part : form.split("&", -1)) {
      int equals = part.indexOf('=');
      String name = decode.apply(equals < 0 ? part : part.substring(0, equals));
      if (!name.isEmpty()) {
        String value = equals < 0 ? "" : decode.apply(part.substring(equals + 1));
        fields.add(new FormField(name, value));
      }
    }
    return fields;
  }

  /// The decoded text of a name or value.
  ///
  /// @throws IllegalArgumentException if a percent sign does not begin an escape
  public static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
