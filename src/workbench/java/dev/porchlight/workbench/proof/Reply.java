package dev.porchlight.workbench.proof;

import java.util.Locale;
import java.util.Map;

/// What came back.
///
/// @param headers by lower-case name
/// @param millis from sending to the last byte
record Reply(int status, Map<String, String> headers, String body, long millis) {
  String header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
  }

  boolean isJson() {
    return header("Content-Type").contains("json");
  }

  @Override
  public String toString() {
    return status + " in " + millis + " ms: " + body;
  }
}
