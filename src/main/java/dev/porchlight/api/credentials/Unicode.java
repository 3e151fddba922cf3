package dev.porchlight.api.credentials;

/// Well-formedness of text.
final class Unicode {
  private Unicode() {}

  /// Whether every surrogate has its pair. UTF-8 turns a lone one into `?`, so that two different
  /// texts would be signed, and stored, as one.
  static boolean isWellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        boolean paired =
            Character.isHighSurrogate(c)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!paired) {
          return false;
        }
        i++;
      }
    }
    return true;
  }
}
