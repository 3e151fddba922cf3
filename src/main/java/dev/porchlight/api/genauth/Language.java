package dev.porchlight.api.genauth;

import dev.porchlight.api.Request;
import java.util.Locale;

/// The language of a message.
public enum Language {
  ENGLISH,
  CHINESE;

  /// The language that the caller asked for in `x-authing-lang` or `x-genauth-lang` (`zh-CN`,
  /// `en-US`; `zh-TW` is answered in simplified Chinese); `otherwise` if it is absent, empty or
  /// another language.
  static Language of(Request request, Language otherwise) {
    String wanted =
        request
            .header("x-authing-lang")
            .filter(value -> !value.isBlank())
            .or(() -> request.header("x-genauth-lang"))
            .orElse("");
    return of(wanted, otherwise);
  }

  /// The language of a tag such as `zh-CN`; `otherwise` for another language.
  static Language of(String tag, Language otherwise) {
    String lower = tag.strip().toLowerCase(Locale.ROOT);
    if (lower.startsWith("zh")) {
      return CHINESE;
    }
    return lower.startsWith("en") ? ENGLISH : otherwise;
  }
}
