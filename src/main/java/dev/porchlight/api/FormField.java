package dev.porchlight.api;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// One field of a form (`application/x-www-form-urlencoded`).
public record FormField(String name, String value) {
  /// The fields of a form in the order in which they were sent, repeated ones too.
  ///
  /// @throws IllegalArgumentException if a percent sign does not begin an escape
  public static List<FormField> parse(String form) {
    List<FormField> fields = new ArrayList<>();
    for (String part : form.split("&", -1)) {
      int equals = part.indexOf('=');
      String name = decode(equals < 0 ? part : part.substring(0, equals));
      if (!name.isEmpty()) {
        fields.add(new FormField(name, equals < 0 ? "" : decode(part.substring(equals + 1))));
      }
    }
    return fields;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
