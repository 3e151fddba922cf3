package dev.porchlight.api.genauth;

import static io.restassured.RestAssured.given;

import dev.porchlight.workbench.local.FunctionUnderTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.util.Map;

/// Calls the function over HTTP with the demo data's keys.
final class Caller {
  static final String POOL = "6250f12d5d0000009bcfcf78";
  static final String SECRET = "4ae78d3e579a6d0000001aeca7b1e29e";
  static final String READ_ONLY_KEY = "6250f12d5d000000aaaa0001";
  static final String READ_ONLY_SECRET = "a3b1c2d4e5f60718293a4b5c6d7e8f90";
  static final String OTHER_POOL = "63f1b2c4d5e6f708192a3b4c";
  static final String OTHER_SECRET = "0f1e2d3c4b5a69788796a5b4c3d2e1f0";
  static final String BOB = "6229ffa000000000cade3e3d";
  static final String AMY = "6319a15040000000f214dd5b";
  static final String CHAT = "62188e71c00000003075289c";
  static final String WIKI = "62188e71c0000000a1b2c3d4";
  static final String CRM = "62188e71c0000000deadbeef";
  static final String CHECK = "/api/v3/check-session-status";
  static final String APPS = "/api/v3/get-user-loggedin-apps";
  static final String TOKEN = "/api/v3/get-management-token";

  private final FunctionUnderTest function;

  Caller(FunctionUnderTest function) {
    this.function = function;
  }

  RequestSpecification anonymous() {
    return given().baseUri(function.address().toString()).urlEncodingEnabled(false);
  }

  RequestSpecification as(String accessKeyId, String secret) {
    return anonymous().header("Authorization", "Bearer " + token(accessKeyId, secret));
  }

  RequestSpecification asPool() {
    return as(POOL, SECRET);
  }

  String token(String accessKeyId, String secret) {
    JsonPath answer = issue(accessKeyId, secret);
    return answer.getString("data.access_token");
  }

  JsonPath issue(String accessKeyId, String secret) {
    Map<String, String> body = Map.of("accessKeyId", accessKeyId, "accessKeySecret", secret);
    return post(anonymous(), TOKEN, body);
  }

  JsonPath check(RequestSpecification as, Object body) {
    return post(as, CHECK, body);
  }

  JsonPath check(String user, String app) {
    return check(asPool(), Map.of("userId", user, "appId", app));
  }

  static JsonPath post(RequestSpecification as, String path, Object body) {
    return as.contentType("application/json").body(body).post(path).jsonPath();
  }
}
