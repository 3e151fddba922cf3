package dev.porchlight.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.porchlight.api.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBodyTest {
  @Test
  void membersKeepTheirSignedText() {
    String body =
        " { \"s\" : \"a\\u0041\\n\\\"\", \"n\":12345678901234567000, \"f\":1E+2, \"t\":true,"
            + " \"z\":null, \"o\": { \"b\" : [1, \"\\u5f20\"] , \"a\":{} }, \"e\":[ ] } ";
    assertThat(JsonBody.parse(body).all())
        .containsExactly(
            new Parameter("s", Parameter.Type.STRING, "aA\n\""),
            new Parameter("n", Parameter.Type.NUMBER, "12345678901234567000"),
            new Parameter("f", Parameter.Type.NUMBER, "1E+2"),
            new Parameter("t", Parameter.Type.BOOLEAN, "true"),
            new Parameter("z", Parameter.Type.NULL, "null"),
            new Parameter("o", Parameter.Type.OBJECT, "{ \"b\" : [1, \"\\u5f20\"] , \"a\":{} }"),
            new Parameter("e", Parameter.Type.ARRAY, "[ ]"));
  }

  @Test
  void offsetsAreRightAfterCharactersOutsideTheBasicPlane() {
    assertThat(JsonBody.parse("{\"a\":\"😀张\",\"b\":[\"😀\"],\"c\":{\"d\":1}}").all())
        .extracting(Parameter::text)
        .containsExactly("😀张", "[\"😀\"]", "{\"d\":1}");
  }

  @Test
  void elementsKeepTheirTextToo() {
    assertThat(JsonBody.elements("[\"a\\n\", 1e2,null, {\"b\": [ ]} , [1 ]]"))
        .containsExactly(
            new Parameter("0", Parameter.Type.STRING, "a\n"),
            new Parameter("1", Parameter.Type.NUMBER, "1e2"),
            new Parameter("2", Parameter.Type.NULL, "null"),
            new Parameter("3", Parameter.Type.OBJECT, "{\"b\": [ ]}"),
            new Parameter("4", Parameter.Type.ARRAY, "[1 ]"));
    assertThat(JsonBody.elements("[]")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "1", "[", "[1", "[1,]", "[\"\\ud800\"]", "[{\"a\":1,\"a\":2}]"})
  void textThatIsNotAnArrayIsRefused(String array) {
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> JsonBody.elements(array))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(CallerRefusal.BODY_MALFORMED));
  }

  @Test
  void emptyBodyHasNoMembers() {
    assertThat(JsonBody.parse("").all()).isEmpty();
    assertThat(JsonBody.parse("{}").all()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "}",
        "[]",
        "\"a\"",
        "1",
        "null",
        "{}{}",
        "{} x",
        "{\"a\":1,}",
        "{a:1}",
        "{'a':1}",
        "{\"a\":01}",
        "{\"a\":NaN}",
        "{\"a\":\"\\ud800\"}",
        "{\"\\udc00\":1}",
        "{\"a\":1,\"a\":2}",
        "{\"o\":{\"a\":1,\"a\":2}}",
        "{\"a\":\"\u0001\"}",
        "{\"a\":[1}"
      })
  void bodyThatIsNotOneObjectIsRefused(String body) {
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> JsonBody.parse(body))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(CallerRefusal.BODY_MALFORMED));
  }

  @Test
  void deepNestingIsRefused() {
    String body = "{\"a\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}";
    assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> JsonBody.parse(body));
  }
}
