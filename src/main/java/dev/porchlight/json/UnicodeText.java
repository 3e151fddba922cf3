package dev.porchlight.json;

/// Text, which may contain half a surrogate pair in Java and JSON, but not in UTF-8.
public final class UnicodeText {
  private UnicodeText() {}

  /// Whether every surrogate is part of a pair. Encoding to UTF-8 turns a lone one into `?`, so
  /// that two different texts would be signed and stored as one.
  public static boolean isWellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (!Character.isSupplementaryCodePoint(text.codePointAt(i))) {
          return false;
        }
        i++;
      }
    }
    return true;
  }

  /// The beginning of a text: all of it if it is short enough. Never ends in half a surrogate pair.
  ///
  /// @param mostCharacters at least 1
  public static String truncated(String text, int mostCharacters) {
    if (text.length() <= mostCharacters) {
      return text;
    }
    boolean splitsPair = Character.isHighSurrogate(text.charAt(mostCharacters - 1));
    return text.substring(0, splitsPair ? mostCharacters - 1 : mostCharacters);
  }
}
