package dev.porchlight.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.porchlight.access.AccessKey;
import dev.porchlight.access.Hmac;
import dev.porchlight.access.Scope;
import dev.porchlight.api.RefusedException;
import dev.porchlight.session.UserPoolId;
import java.nio.charset.CharacterCodingException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureVerifierTest {
  private static final Instant NOW = Instant.parse("2026-11-20T09:30:00Z");
  private static final String CHECK = "/api/v3/check-session-status";
  private static final AccessKey KEY =
      new AccessKey("key", "0123456789abcdef", new UserPoolId("pool"), Set.of(Scope.READ));

  private final SignatureVerifier verifier =
      new SignatureVerifier(
          id -> id.equals(KEY.id()) ? Optional.of(KEY) : Optional.empty(),
          () -> NOW,
          Duration.ofMinutes(15));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Fri, 20 Nov 2026 09:30:00 GMT",
        "Fri, 20 Nov 2026 09:15:00 GMT",
        "Fri, 20 Nov 2026 09:45:00 GMT",
        "1795167000000",
        "1795166100000",
        "1795167900000"
      })
  void timeInsideTheWindowIsAccepted(String date) throws Exception {
    assertThat(verify(signed(Map.of("date", date), "{\"a\":\"b\"}")).key()).isEqualTo(KEY);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Fri, 20 Nov 2026 09:14:59 GMT|DATE_SKEWED",
        "Fri, 20 Nov 2026 09:45:01 GMT|DATE_SKEWED",
        "1795166099999|DATE_SKEWED",
        "1795167900001|DATE_SKEWED",
        "1795167000|DATE_MALFORMED",
        "2026-11-20T09:30:00Z|DATE_MALFORMED",
        "Sat, 20 Nov 2026 09:30:00 GMT|DATE_MALFORMED",
        "-179516700000|DATE_MALFORMED",
        "yesterday|DATE_MALFORMED"
      })
  void timeOutsideTheWindowOrMalformedIsRefused(String date, CallerRefusal error) {
    assertRefused(error, signed(Map.of("date", date), "{\"a\":\"b\"}"));
  }

  @Test
  void timeCanBeInTheSchemesOwnHeader() throws Exception {
    Map<String, String> headers = Map.of("x-authing-date", "1795167000000");
    assertThat(verify(signed(headers, "{\"a\":\"b\"}")).key()).isEqualTo(KEY);
  }

  @Test
  void timeCanBeWhereRestApisMoveIt() throws Exception {
    RecordedRequest request = signed(Map.of("date", "1795167000000"), "{\"a\":\"b\"}");
    Map<String, String> headers = new LinkedHashMap<>(request.headers());
    headers.put("x-amzn-Remapped-Date", String.valueOf(headers.remove("date")));
    assertThat(verify(request(headers, request.body())).key()).isEqualTo(KEY);
  }

  @Test
  void missingTimeIsRefused() {
    assertRefused(CallerRefusal.DATE_MISSING, signed(Map.of(), "{\"a\":\"b\"}"));
  }

  @Test
  void otherMethodOrVersionIsRefused() {
    assertRefused(
        CallerRefusal.SIGNATURE_METHOD_WRONG,
        signed(Map.of("date", "1795167000000", "x-authing-signature-method", "HMAC-MD5"), "{}"));
    assertRefused(
        CallerRefusal.SIGNATURE_VERSION_WRONG,
        signed(Map.of("date", "1795167000000", "x-authing-signature-version", "2.0"), "{}"));
  }

  @Test
  void unknownKeyIsRefusedLikeAWrongSignature() {
    RecordedRequest request = signed(Map.of("date", "1795167000000"), "{\"a\":\"b\"}");
    String other = request.header("authorization").replace("authing key:", "authing yek:");
    assertRefused(CallerRefusal.SIGNATURE_WRONG, request.withHeader("authorization", other));
  }

  @Test
  void requestsThatShareASignatureDoNotPassForEachOther() throws Exception {
    Map<String, String> headers = Map.of("date", "1795167000000");
    String meant = "{\"appId\":\"a\",\"userId\":\"b\"}";
    RecordedRequest request = signed(headers, meant);
    assertThat(verify(request).parameters().text("userId")).contains("b");
    assertMalformed("appId", request.withBody("{\"appId\":\"a&userId=b\"}"));
    assertMalformed("appId=a&userId", request.withBody("{\"appId=a&userId\":\"b\"}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x&z=1", "x&userIdType=phone", "x&z", "x&z&", "&userIds", "a&b&zz=1"})
  void valueThatCouldHideALaterParameterIsRefused(String user) {
    String body = "{\"appId\":\"a\",\"userId\":\"" + user + "\"}";
    assertMalformed("userId", signed(Map.of("date", "1795167000000"), body));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x&a=1", "R&D", "a=b", "x&", "x&&", "?", "a&b=c&d=e"})
  void valueThatCannotHideALaterParameterIsAccepted(String user) throws Exception {
    String body = "{\"appId\":\"a\",\"userId\":\"" + user + "\"}";
    RecordedRequest request = signed(Map.of("date", "1795167000000"), body);
    assertThat(verify(request).parameters().text("userId")).contains(user);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "authing key",
        "authing key:",
        "authing :AAAAAAAAAAAAAAAAAAAAAAAAAAA=",
        "authing k ey:AAAAAAAAAAAAAAAAAAAAAAAAAAA=",
        "authing key:AAAAAAAAAAAAAAAAAAAAAAAAAAA=,Bearer x",
        "authing ké:AAAAAAAAAAAAAAAAAAAAAAAAAAA="
      })
  void malformedAuthorizationIsClaimedButNotParsed(String header) {
    assertThat(SignedAuthorization.isClaimedBy(header)).isTrue();
    assertThat(SignedAuthorization.parse(header)).isEmpty();
  }

  @Test
  void putBodyIsSignedMemberByMember() throws Exception {
    RecordedRequest request =
        made(
            "PUT", "/v1/apps/a%2Fb", "", "{\"name\":\"N\",\"tags\":[1, 2]}", "?name=N&tags=[1, 2]");
    assertThat(verify(request).parameters().text("name")).contains("N");
    assertRefused(
        CallerRefusal.SIGNATURE_WRONG, request.withBody("{\"name\":\"M\",\"tags\":[1, 2]}"));
    assertRefused(CallerRefusal.SIGNATURE_WRONG, request.withBody(""));
    assertRefused(CallerRefusal.SIGNATURE_WRONG, request.withTarget("/v1/apps/a/b"));
  }

  @Test
  void putQueryIsIgnored() throws Exception {
    RecordedRequest request = made("PUT", "/v1/apps/a", "", "{\"name\":\"N\"}", "?name=N");
    RecordedRequest extended = request.withTarget("/v1/apps/a?name=M&logo=L");
    assertThat(verify(extended).parameters().all()).containsExactly(Parameter.string("name", "N"));
  }

  @Test
  void deleteQueryIsSignedLikeThatOfAGet() throws Exception {
    RecordedRequest request =
        made("DELETE", "/v1/users/u/sessions", "except=a%26b&appId=", "", "?appId=&except=a&b");
    assertThat(verify(request).parameters().text("except")).contains("a&b");
    String path = "/v1/users/u/sessions";
    assertRefused(CallerRefusal.SIGNATURE_WRONG, request.withTarget(path));
    assertRefused(CallerRefusal.SIGNATURE_WRONG, request.withTarget(path + "?except=c&appId="));
  }

  @Test
  void deleteBodyIsIgnored() throws Exception {
    RecordedRequest request = made("DELETE", "/v1/apps/a", "", "", "");
    assertThat(verify(request.withBody("{\"a\":\"b\"}")).parameters().all()).isEmpty();
  }

  @Test
  void deleteSignedWithoutItsQueryIsRefused() {
    RecordedRequest request = made("delete", "/v1/users/u/sessions", "", "", "");
    RecordedRequest sent =
        new RecordedRequest(
            "made",
            "DELETE",
            "/v1/users/u/sessions?appId=a",
            request.headers(),
            "",
            "signature",
            "");
    assertRefused(CallerRefusal.SIGNATURE_WRONG, sent);
  }

  /// Each text is signed like the value without quotes; of the two, only the latter is accepted.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "true",
        "false",
        "{}",
        "[]",
        "{\"userIdType\":\"email\"}",
        "[1,[2,{}]]",
        "{ }",
        "[\"a\"]"
      })
  void textThatSpellsAnotherTypeIsRefusedAndTheOtherTypeIsNot(String value) throws Exception {
    String tail = "?externalId=" + value;
    String quoted = "\"" + value.replace("\"", "\\\"") + "\"";
    String path = "/v1/users/u";
    assertMalformed("externalId", made("PUT", path, "", "{\"externalId\":" + quoted + "}", tail));
    assertThat(verify(made("PUT", path, "", "{\"externalId\":" + value + "}", tail)).key())
        .isEqualTo(KEY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Null",
        "nul",
        "null ",
        "nullnull",
        "undefined",
        "1",
        "-1.5e3",
        "13900001111",
        "{",
        "[bob]",
        "{}x",
        "[] ",
        " {}",
        "{a}",
        "[1,]",
        "{\"a\":1,\"a\":2}"
      })
  void textThatSpellsNothingElseIsAccepted(String value) throws Exception {
    String quoted = "\"" + value.replace("\"", "\\\"") + "\"";
    RecordedRequest request =
        made("PUT", "/v1/users/u", "", "{\"externalId\":" + quoted + "}", "?externalId=" + value);
    assertThat(verify(request).parameters().text("externalId")).contains(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "true", "[]"})
  void textInAQueryHasOneMeaning(String value) throws Exception {
    String query = "userId=" + value.replace("[", "%5B").replace("]", "%5D");
    RecordedRequest request = made("GET", "/v1/users/u", query, "", "?userId=" + value);
    assertThat(verify(request).parameters().text("userId")).contains(value);
  }

  private void assertMalformed(String parameter, RecordedRequest request) {
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> verify(request))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(CallerRefusal.PARAMETER_MALFORMED))
        .satisfies(e -> assertThat(e.detail()).isEqualTo(parameter));
  }

  private void assertRefused(CallerRefusal error, RecordedRequest request) {
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> verify(request))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(error));
  }

  private SignatureVerifier.Verified verify(RecordedRequest request)
      throws CharacterCodingException {
    return verifier.verify(
        request.received(),
        SignedAuthorization.parse(request.header("authorization")).orElseThrow());
  }

  /// A request signed over the very text that is specified, not by the code under test.
  private static RecordedRequest signed(Map<String, String> headers, String body) {
    StringBuilder text = new StringBuilder("POST\n");
    new java.util.TreeMap<>(headers)
        .forEach((name, value) -> text.append(name).append(':').append(value).append('\n'));
    String resource = CHECK + "?" + flat(body);
    String signature =
        Base64.getEncoder()
            .encodeToString(
                Hmac.SHA1.of(KEY.secret(), text + (body.equals("{}") ? CHECK : resource)));
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.put("authorization", "authing " + KEY.id() + ":" + signature);
    return request(all, body);
  }

  /// A request signed over a given text.
  ///
  /// @param tail what follows the path in the signed text
  private static RecordedRequest made(
      String method, String path, String query, String body, String tail) {
    String date = "1795167000000";
    byte[] signature = Hmac.SHA1.of(KEY.secret(), method + "\ndate:" + date + "\n" + path + tail);
    String authorization =
        "authing " + KEY.id() + ":" + Base64.getEncoder().encodeToString(signature);
    Map<String, String> headers = Map.of("date", date, "authorization", authorization);
    String target = query.isEmpty() ? path : path + "?" + query;
    return new RecordedRequest("made", method, target, headers, body, "signature", "");
  }

  /// `{"a":"b","c":"d"}` as `a=b&c=d`; the tests' bodies have their keys in order.
  private static String flat(String body) {
    return body.equals("{}")
        ? ""
        : body.substring(2, body.length() - 2).replace("\",\"", "&").replace("\":\"", "=");
  }

  private static RecordedRequest request(Map<String, String> headers, String body) {
    return new RecordedRequest("made", "POST", CHECK, headers, body, "signature", "");
  }
}
