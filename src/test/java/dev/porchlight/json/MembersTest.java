package dev.porchlight.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.porchlight.json.MemberException.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MembersTest {
  private static final MemberRules STRICT = new MemberRules(true, true, 30);
  private static final MemberRules LENIENT = new MemberRules(false, false, 30);

  @Test
  void everyTypeIsRead() {
    String json =
        """
        {"text": "t", "empty": "", "time": "2026-11-01T08:00:00.123456Z", "number": 60.0,
         "address": "10.0.0.1", "texts": ["a", ""], "byName": {"k": "v"}, "no": false,
         "null": null, "object": {"in": "it"}, "objects": [{"i": "1"}, {"i": "2"}]}
        """;
    Members.bind(
        json,
        STRICT,
        members -> {
          assertThat(members.text("text")).isEqualTo("t");
          assertThat(members.textOrNull("empty")).isEmpty();
          assertThat(members.instant("time")).isEqualTo(Instant.parse("2026-11-01T08:00:00.123Z"));
          assertThat(members.integerOrNull("number")).isEqualTo(60);
          assertThat(members.addressOrNull("address")).hasToString("/10.0.0.1");
          assertThat(members.texts("texts")).containsExactly("a", "");
          assertThat(members.textsByName("byName")).isEqualTo(Map.of("k", "v"));
          assertThat(members.booleanOrNull("no")).isFalse();
          assertThat(members.filledTextOrNull("null")).isNull();
          String in = members.objectOrNull("object", object -> object.text("in"));
          assertThat(in).isEqualTo("it");
          assertThat(members.objects("objects", object -> object.text("i")))
              .containsExactly("1", "2");
          return "";
        });
  }

  @Test
  void absentMembersAreNullOrEmpty() {
    Members.bind(
        " \n",
        STRICT,
        members -> {
          assertThat(members.textOrNull("x")).isNull();
          assertThat(members.instantOrNull("x")).isNull();
          assertThat(members.integerOrNull("x")).isNull();
          assertThat(members.addressOrNull("x")).isNull();
          assertThat(members.<String>idOrNull("x", _ -> false, id -> id)).isNull();
          assertThat(members.<String>objectOrNull("x", _ -> "")).isNull();
          assertThat(members.booleanOrNull("x")).isNull();
          assertThat(members.textsIfAny("x")).isEmpty();
          assertThat(members.textsByName("x")).isEmpty();
          assertThat(members.objects("x", object -> object)).isEmpty();
          return "";
        });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "{}|MISSING|missing",
        "{\"x\":null}|MISSING|missing",
        "{\"x\":1}|WRONG_TYPE|not a string",
        "{\"x\":\"\"}|MALFORMED|empty",
        "{\"x\":\"\\ud800\"}|MALFORMED|not well-formed text",
        "{\"x\":\"1234567890123456789012345678901\"}|TOO_LARGE|longer than 30 characters"
      })
  void errorSaysWhatIsWrongWithAText(String json, Kind kind, String reason) {
    MemberException refused = refused(json, members -> members.text("x"));
    assertThat(refused.member()).isEqualTo("x");
    assertThat(refused.kind()).isEqualTo(kind);
    assertThat(refused.reason()).isEqualTo(reason);
  }

  @Test
  void halfAPairIsAcceptedWhereTheRulesAllowItButNeverInAnId() {
    String json = "{\"x\":\"\\ud800\"}";
    assertThat(Members.<String>bind(json, LENIENT, members -> members.text("x"))).hasSize(1);
    MemberException refused =
        refused(json, members -> members.id("x", UnicodeText::isWellFormed, id -> id));
    assertThat(refused.reason()).isEqualTo("not a valid id");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.5", "3000000000", "\"1\"", "true", "[]"})
  void onlyAWholeNumberIsAnInteger(String number) {
    MemberException refused =
        refused("{\"x\":" + number + "}", members -> members.integerOrNull("x"));
    assertThat(refused.reason()).isEqualTo("not an integer");
  }

  @ParameterizedTest
  @ValueSource(strings = {"fe80::1%eth0", "fe80::1%1", "::1%0", "127.0.0.1%lo", "%", "fe80::1%"})
  void addressWithAZoneIsRefused(String address) {
    MemberException refused =
        refused("{\"x\":\"" + address + "\"}", members -> members.addressOrNull("x"));
    assertThat(refused.kind()).isEqualTo(Kind.MALFORMED);
    assertThat(refused.reason()).contains("zone");
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "1969-12-31T23:59:59Z", "+10000-01-01T00:00:00Z", ""})
  void onlyATimeThatCanBeStoredIsATime(String time) {
    MemberException refused =
        refused("{\"x\":\"" + time + "\"}", members -> members.instantOrNull("x"));
    assertThat(refused.kind()).isEqualTo(Kind.MALFORMED);
  }

  @Test
  void errorNamesTheFullPathOfTheMember() {
    assertThat(nested("{\"a\":[{\"b\":{\"c\":\"\"}}]}").member()).isEqualTo("a[0].b.c");
    assertThat(nested("{\"a\":[{},{\"b\":1}]}").member()).isEqualTo("a[1].b");
    assertThat(nested("{\"a\":[{\"b\":{\"c\":\"c\"},\"d\":1}]}").member()).isEqualTo("a[0].d");
    assertThat(nested("{\"a\":{}}").reason()).isEqualTo("not an array");
    assertThat(nested("{\"a\":[1]}").kind()).isEqualTo(Kind.NOT_AN_OBJECT);
    assertThat(nested("{\"a\":[1]}").member()).isEqualTo("a[0]");
  }

  @Test
  void unreadMemberIsRefusedOrReported() {
    String json = "{\"b\":1,\"x\":\"\",\"a\":2}";
    MemberException refused = refused(json, members -> members.textOrNull("x"));
    assertThat(refused.kind()).isEqualTo(Kind.UNKNOWN);
    assertThat(refused.member()).isEqualTo("b");
    List<String> unread =
        Members.bind(
            json,
            LENIENT,
            members -> {
              members.textOrNull("x");
              return members.unread();
            });
    assertThat(unread).containsExactly("b", "a");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "1", "null", "{", "{} {}", "{\"a\":1,\"a\":1}", "\u00a0"})
  void anythingButOneObjectIsRefused(String json) {
    MemberException refused = refused(json, _ -> {});
    assertThat(refused.kind()).isEqualTo(Kind.NOT_AN_OBJECT);
    assertThat(refused.member()).isEmpty();
  }

  private static MemberException nested(String json) {
    return refused(
        json,
        members ->
            members.objects(
                "a", a -> Optional.ofNullable(a.objectOrNull("b", b -> b.text("c"))).orElse("")));
  }

  private static MemberException refused(String json, Consumer<Members> read) {
    return catchThrowableOfType(
        MemberException.class,
        () ->
            Members.bind(
                json,
                STRICT,
                members -> {
                  read.accept(members);
                  return "";
                }));
  }
}
