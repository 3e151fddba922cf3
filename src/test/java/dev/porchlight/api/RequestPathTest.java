package dev.porchlight.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porchlight.json.UnicodeText;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestPathTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v3/kick-users",
        "/v1/users/u/sessions/s",
        "/v1/users/v1/sessions/s",
        "/v1/users/u/api/v3/kick-users",
        "/v1/users/u/webhooks/oidc/v1/status",
        "/api/v3/v1/status",
        "/webhooks/api/v3/kick-users",
        "/oidc/v1/status"
      })
  void pathThatStartsWithARootIsKeptWhole(String path) {
    assertThat(TestRequests.asSent(path).path().routed()).isEqualTo(path);
    assertThat(TestRequests.decoded(path).path().routed()).isEqualTo(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/prod",
        "/v1",
        "/api",
        "/status/v10/x",
        "/%761/x",
        "/x%2Fv1%2Fx",
        "v10",
        "/V1/x",
        "/v1;a=b/x",
        "/v1%2Fx",
        "/./x",
        "//v1/x",
        "/prod/v1/x",
        "/x/api/v1/x"
      })
  void pathWithoutARootBelongsToNoFamily(String path) {
    assertThat(TestRequests.asSent(path).family()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/", "/v1//x", "/v1/users/", "/v1/users/u/sessions/", "/v1/users//x"})
  void pathWithAnEmptySegmentLeadsNowhere(String path) {
    assertThat(TestRequests.asSent(path).path().routed()).isEqualTo("/~");
    assertThat(TestRequests.decoded(path).path().routed()).isEqualTo("/~");
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/users/a%2Fb/sessions, /v1/users/~/sessions, a/b",
    "/v1/users/%2e%2E/sessions, /v1/users/~/sessions, ..",
    "/v1/users/../sessions, /v1/users/~/sessions, ..",
    "/v1/users/a+b/sessions, /v1/users/~/sessions, a+b",
    "/v1/users/100%25/sessions, /v1/users/~/sessions, 100%",
    "/v1/users/%252F/sessions, /v1/users/~/sessions, %2F",
    "/v1/users/a;b=c/sessions, /v1/users/~/sessions, a;b=c",
    "/v1/users/%61/sessions, /v1/users/~/sessions, a",
    "/v1/users/~/sessions, /v1/users/~/sessions, ~"
  })
  void idIsDecodedOnceAndNeverRouted(String path, String routed, String id) {
    RequestPath sent = TestRequests.asSent(path).path();
    assertThat(sent.routed()).isEqualTo(routed);
    assertThat(sent.text(2)).contains(id);
    assertThat(sent.spellings()).startsWith(path);
  }

  @ParameterizedTest
  @ValueSource(strings = {"%", "%2", "%zz", "a%ff", "%c0%af", "%ed%a0%80"})
  void malformedSegmentHasNoText(String segment) {
    assertThat(TestRequests.asSent("/v1/users/" + segment).path().text(2)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"%", "%2F", "100%", "%zz", "a b", "😀", "a?b#c"})
  void decodedPathIsNotDecodedAgain(String id) {
    RequestPath path = TestRequests.decoded("/v1/users/" + id + "/sessions").path();
    assertThat(path.text(2)).contains(id);
    assertThat(path.routed()).isEqualTo("/v1/users/~/sessions");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\ud800", "a\udc00b"})
  void halfASurrogatePairHasNoText(String id) {
    assertThat(TestRequests.decoded("/v1/users/" + id).path().text(2)).isEmpty();
  }

  @Test
  void plainPathHasOneSpelling() {
    String path = "/v1/users/a.b_c-d/sessions";
    assertThat(TestRequests.decoded(path).path().spellings()).containsExactly(path);
    assertThat(TestRequests.asSent(path).path().spellings()).containsExactly(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "~a@b|c,d+e:f=g", // new URL(…)
        "~a%40b%7Cc%2Cd%2Be%3Af%3Dg", // encodeURIComponent, quote, EscapeDataString, rawurlencode
        "%7Ea%40b%7Cc%2Cd%2Be%3Af%3Dg", // Java's URLEncoder, Python before 3.7
        "~a%40b%7cc%2cd%2be%3af%3dg", // lower-case digits
        "%7ea%40b%7cc%2cd%2be%3af%3dg", // .NET's HttpUtility
        "~a@b%7Cc,d+e:f=g", // encodeURI, OkHttp, Spring
        "~a@b%7Cc%2Cd+e:f=g" // Go's PathEscape
      })
  void signatureMayCoverThePathInAnyCommonSpelling(String signed) {
    String id = "~a@b|c,d+e:f=g";
    String path = "/v1/users/" + signed + "/sessions";
    assertThat(TestRequests.decoded("/v1/users/" + id + "/sessions").path().spellings())
        .contains(path);
    assertThat(TestRequests.asSent("/v1/users/" + id + "/sessions").path().spellings())
        .contains(path);
    assertThat(TestRequests.asSent(path).path().spellings())
        .startsWith(path)
        .contains("/v1/users/" + id + "/sessions");
  }

  @Test
  void pathsOfDifferentIdsShareNoSpelling() {
    List<String> ids = List.of("A", "%41", "%2541", "a|b", "a%7Cb", "a/b", "a%2Fb", "~", "%7E");
    for (String one : ids) {
      for (String other : ids) {
        RequestPath first = TestRequests.asSent("/v1/users/" + escaped(one)).path();
        RequestPath second =
            other.equals("a/b")
                ? TestRequests.asSent("/v1/users/a%2Fb").path()
                : TestRequests.decoded("/v1/users/" + other).path();
        if (!one.equals(other)) {
          assertThat(first.spellings()).doesNotContainAnyElementsOf(second.spellings());
        }
      }
    }
  }

  /// Whether the gateway decoded the path or passed it on as sent: the same texts and the same
  /// route.
  @Property
  void decodedAndSentPathsAgree(@ForAll("ids") List<String> ids) {
    String decoded = "/v1/" + String.join("/", ids);
    String sent = "/v1/" + String.join("/", ids.stream().map(RequestPathTest::escaped).toList());
    RequestPath one = TestRequests.decoded(decoded).path();
    RequestPath other = TestRequests.asSent(sent).path();
    assertThat(texts(one)).isEqualTo(texts(other));
    assertThat(one.spellings()).contains(sent);
    assertThat(one.routed()).matches("(/[A-Za-z0-9._~-]+)+");
  }

  @Provide
  Arbitrary<List<String>> ids() {
    return Arbitraries.strings()
        .ofMinLength(1)
        .ofMaxLength(12)
        .filter(id -> id.indexOf('/') < 0 && UnicodeText.isWellFormed(id))
        .list()
        .ofMinSize(1)
        .ofMaxSize(4);
  }

  private static String escaped(String id) {
    return PercentEncoding.encode(
        id, c -> c < 0x80 && (Character.isLetterOrDigit(c) || "-._~".indexOf(c) >= 0));
  }

  private static List<String> texts(RequestPath path) {
    return IntStream.range(0, path.routed().split("/", -1).length - 1)
        .mapToObj(i -> path.text(i).orElseThrow())
        .toList();
  }
}
