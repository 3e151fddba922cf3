package dev.porchlight.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathIdTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "6229ffa000000000cade3e3d",
        "auth0|5ddf",
        "amy@example.com",
        "urn:x:y",
        "a,b=c",
        "+8618800008888",
        "a~",
        "...",
        "-",
        ".a",
        "a..",
        "_.-~@:+,|="
      })
  void idOfLettersDigitsAndMarksStandsForItself(String id) {
    assertThat(PathId.read(id)).contains(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "auth0|12",
        "a b",
        "a/b",
        "a?b",
        "100%",
        "%2F",
        "~",
        "~YQ",
        ".",
        "..",
        "张三",
        "😀",
        "\u0000",
        "\n",
        "{x}",
        "a;b",
        "\\",
        "\"",
        "e\u0301",
        "\ufeff",
        "\u202e"
      })
  void anyIdCanBeWrittenInBase64url(String id) {
    assertThat(PathId.read(written(id))).contains(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", ".", "..", "a b", "a/b", "a?b", "100%", "%41", "张三", "\u0000", "\n", "{x}", "[x]",
        "a;b", "a\\b", "\"q\"", "a^b", "<x>", "a#b", "a&b", "a!b", "$a", "a*b", "(a)", "'a'", "`a`",
        "é", "\u007f", "\ud800", "a\udc00", "ａ", "𝟙"
      })
  void anythingElseNamesNobody(String segment) {
    assertThat(PathId.read(segment)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "~, nothing",
    "~YQ==, padded",
    "~YR, spare bits that are not zero",
    "~Y, half a byte",
    "~YWE=, padded",
    "~a+/b, another alphabet",
    "~a.b, not in the alphabet",
    "~YQ~, not in the alphabet",
    "~_w, not UTF-8",
    "~wK8a, cut off",
    "~wIA, overlong",
    "~7aCA, half a surrogate pair",
    "~你, not in the alphabet"
  })
  void encodingIsReadStrictly(String segment, String why) {
    assertThat(PathId.read(segment)).as(why).isEmpty();
  }

  private static String written(String id) {
    byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
    return "~" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
