package dev.porchlight.credentials;

/// One parameter of an operation: a member of the JSON body, or a part of the query.
///
/// @param text the decoded value of a string; for anything else its JSON text exactly as it was
///   sent, because that is what SDKs sign
public record Parameter(String name, Type type, String text) {
  /// The JSON type of a parameter. Query parameters are strings.
  public enum Type {
    STRING,
    NUMBER,
    BOOLEAN,
    NULL,
    OBJECT,
    ARRAY
  }

  /// A string parameter.
  public static Parameter string(String name, String text) {
    return new Parameter(name, Type.STRING, text);
  }
}
