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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestPathTest {
  @ParameterizedTest
  @CsvSource({
    "/prod/api/v3/kick-users, /api/v3/kick-users",
    "/prod/api/v1/sessions/info, /api/v1/sessions/info",
    "/prod/v1/status, /v1/status",
    "/prod/webhooks/genauth, /webhooks/genauth",
    "/prod/oidc/backchannel-logout, /oidc/backchannel-logout",
    "/a/b/c/v1/status, /v1/status",
    "//v1/status, /v1/status",
    "/v1x/v1/users/u/v1/api/v3/x, /v1/users/u/v1/api/v3/x",
    "/x%2Fy/v1/status, /v1/status"
  })
  void prefixBeforeTheRootIsDropped(String path, String operation) {
    assertThat(TestRequests.asSent(path).path().routed()).isEqualTo(operation);
    assertThat(TestRequests.asSent(path).path().spellings()).containsExactly(operation);
  }

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
  @CsvSource({
    "/prod/v1/users/u/api/v3/kick-users, /v1/",
    "/prod/api/v3/v1/status, /api/v3/",
    "/x/webhooks/v1/status, /webhooks/"
  })
  void earliestRootWins(String path, String root) {
    assertThat(TestRequests.asSent(path).family().map(Family::root)).contains(root);
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
        "/./x"
      })
  void pathWithoutARootBelongsToNoFamily(String path) {
    assertThat(TestRequests.asSent(path).family()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/v1/", "/v1//x", "/v1/users/", "/v1/users/u/sessions/", "/prod/v1/users//x"})
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
    assertThat(sent.spellings()).containsExactly(path);
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/users/a b@c!/sessions", // sent raw
        "/v1/users/a%20b%40c%21/sessions", // RFC 3986
        "/v1/users/a%20b%40c!/sessions", // encodeURIComponent
        "/v1/users/a%20b@c!/sessions" // a URL builder
      })
  void spellingsCoverEveryWayToEscapeAPath(String signed) {
    assertThat(TestRequests.decoded("/v1/users/a b@c!/sessions").path().spellings())
        .contains(signed)
        .hasSize(4);
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
    return IntStream.range(0, path.size()).mapToObj(i -> path.text(i).orElseThrow()).toList();
  }
}
