package dev.porchlight.api.lifecycle;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.porchlight.access.AccessKey;
import dev.porchlight.access.Hmac;
import dev.porchlight.access.Scope;
import dev.porchlight.session.UserPoolId;
import dev.porchlight.workbench.local.FunctionUnderTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// A login system that calls the function over HTTP, with its own user pool.
final class LifecycleCaller {
  static final String PROBLEM = "application/problem+json";
  private static final String TOKEN = "/api/v3/get-management-token";

  private final FunctionUnderTest function;
  private final URI address;
  private final AccessKey key;

  private LifecycleCaller(FunctionUnderTest function, URI address, AccessKey key) {
    this.function = function;
    this.address = address;
    this.key = key;
  }

  /// With an access key that may do everything in a new user pool.
  static LifecycleCaller ofNewPool(FunctionUnderTest function) {
    return ofNewPool(function, EnumSet.allOf(Scope.class));
  }

  /// With an access key that has these scopes in a new user pool.
  static LifecycleCaller ofNewPool(FunctionUnderTest function, Set<Scope> scopes) {
    String pool = "p-" + UUID.randomUUID();
    String secret = UUID.randomUUID().toString();
    AccessKey key = new AccessKey(pool, secret, new UserPoolId(pool), scopes);
    FunctionUnderTest.add(key);
    return new LifecycleCaller(function, function.address(), key);
  }

  /// With another access key.
  LifecycleCaller with(AccessKey other) {
    return new LifecycleCaller(function, address, other);
  }

  /// The same through the function URL, which passes paths on as they were sent.
  LifecycleCaller atFunctionUrl() {
    return new LifecycleCaller(function, function.functionUrl(), key);
  }

  /// Both ways in.
  List<LifecycleCaller> everyWayIn() {
    return List.of(this, atFunctionUrl());
  }

  /// An id as a path writes it; a URL library wants `|` escaped.
  static String inPath(String id) {
    return id.matches("[A-Za-z0-9._@:+,|=-][A-Za-z0-9._~@:+,|=-]*") && !id.matches("\\.\\.?")
        ? id.replace("|", "%7C")
        : encoded(id);
  }

  /// The form in which a path can have any id.
  static String encoded(String id) {
    byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
    return "~" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  URI address() {
    return address;
  }

  AccessKey key() {
    return key;
  }

  RequestSpecification anonymous() {
    return given().baseUri(address.toString()).urlEncodingEnabled(false);
  }

  /// Authenticated by a token.
  RequestSpecification signedIn() {
    return anonymous().header("Authorization", "Bearer " + token());
  }

  String token() {
    return issue().jsonPath().getString("data.access_token");
  }

  Response issue() {
    return anonymous()
        .contentType("application/json")
        .body(Map.of("accessKeyId", key.id(), "accessKeySecret", key.secret()))
        .post(TOKEN);
  }

  Response put(String path, String body) {
    return signedIn().contentType("application/json").body(body).put(path);
  }

  Response post(String path, String body) {
    return signedIn().contentType("application/json").body(body).post(path);
  }

  Response get(String path) {
    return signedIn().get(path);
  }

  Response delete(String path) {
    return signedIn().delete(path);
  }

  /// Signed as the Node SDK signs.
  ///
  /// @param parameters sorted and joined by `&`, as they are signed; empty if there are none
  RequestSpecification signing(String method, String path, String parameters) {
    return signingAt(Instant.now(), method, path, parameters);
  }

  RequestSpecification signingAt(Instant time, String method, String path, String parameters) {
    String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(time.atOffset(ZoneOffset.UTC));
    String nonce = UUID.randomUUID().toString();
    String text =
        String.join(
            "\n",
            method,
            "date:" + date,
            "x-authing-signature-method:HMAC-SHA1",
            "x-authing-signature-nonce:" + nonce,
            "x-authing-signature-version:1.0",
            path + (parameters.isEmpty() ? "" : "?" + parameters));
    String signature = Base64.getEncoder().encodeToString(Hmac.SHA1.of(key.secret(), text));
    return anonymous()
        .header("Authorization", "authing " + key.id() + ":" + signature)
        .header("date", date)
        .header("x-authing-signature-method", "HMAC-SHA1")
        .header("x-authing-signature-nonce", nonce)
        .header("x-authing-signature-version", "1.0");
  }

  static void assertProblem(Response response, LifecycleError error, String about) {
    assertThat(response.asString().replaceFirst("\"requestId\":\"[0-9a-f-]{36}\"", "ID"))
        .isEqualTo(
            "{\"type\":\"%s\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\",ID}"
                .formatted(error.type(), error.title(), error.status(), error.detail(about)));
    assertThat(response.statusCode()).isEqualTo(error.status());
    assertThat(response.contentType()).isEqualTo(PROBLEM);
  }
}
