package dev.porchlight.workbench.proof;

import java.util.List;
import java.util.Random;

/// Texts that programs trip over, and ways to mutate a text with them.
final class Nasty {
  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "%",
          "%00",
          "%0d%0a",
          "%2f",
          "%2F",
          "%5c",
          "%c0%af",
          "%ff",
          "%25",
          "%zz",
          "%1",
          "..",
          "/",
          "//",
          "/../",
          ";",
          ";a=b",
          "#",
          "&",
          "=",
          "&&",
          "?",
          "+",
          ",",
          ", ",
          ":",
          "\\",
          "\"",
          "'",
          "<script>",
          "${jndi:ldap://x}",
          "{}",
          "[]",
          "null",
          "true",
          "0",
          "-1",
          "1e999",
          "1e999999999",
          "NaN",
          "9223372036854775808",
          "0x10",
          "\u0000",
          "\t",
          "\r\n",
          "\u007f",
          "\u0085",
          "\u00e9",
          "e\u0301",
          "\u200b",
          "\u202e",
          "\ufeff",
          "\uff0f",
          "\u0131",
          "\ud83d\ude42",
          "\\ud800",
          "\\u0000",
          "POOL#proof#USER#proof-user",
          "proof",
          "Bearer ",
          "authing ",
          "GenAuth ",
          "x".repeat(700),
          "%41".repeat(300),
          "a=b&".repeat(200));

  private Nasty() {}

  static String text(Random random) {
    return TEXTS.get(random.nextInt(TEXTS.size()));
  }

  /// The text with one mutation.
  static String mutated(String text, Random random) {
    int from = random.nextInt(text.length() + 1);
    int to = Math.min(text.length(), from + random.nextInt(8));
    return switch (random.nextInt(6)) {
      case 0 -> text.substring(0, from) + text(random) + text.substring(from);
      case 1 -> text.substring(0, from) + text.substring(to);
      case 2 -> text.substring(0, to) + text.substring(from);
      case 3 -> text.substring(0, from) + (char) random.nextInt(1, 0x180) + text.substring(to);
      case 4 -> text(random);
      default -> text.substring(0, from);
    };
  }
}
