package dev.porchlight.api.webhook;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.porchlight.workbench.local.FunctionUnderTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/// Deliveries as GenAuth documents them.
final class GenAuthDelivery {
  static final String JSON = "application/json";
  static final String FORM = "application/x-www-form-urlencoded";

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private GenAuthDelivery() {}

  static Response deliver(FunctionUnderTest function, String pool, String secret, String body) {
    return deliver(sender(function, pool, secret), JSON, body);
  }

  /// Sends the body as it is; REST Assured adds a charset to a form's type.
  static Response deliver(RequestSpecification sender, String contentType, String body) {
    return sender.contentType(contentType).body(body).post("/webhooks/genauth");
  }

  static RequestSpecification sender(FunctionUnderTest function, String pool, String secret) {
    return anybody(function)
        .header("user-agent", "authing-webhook@2.0")
        .header("x-authing-webhook-secret", secret)
        .header("x-authing-userpool-id", pool);
  }

  static RequestSpecification anybody(FunctionUnderTest function) {
    EncoderConfig asSent =
        EncoderConfig.encoderConfig().encodeContentTypeAs(FORM, ContentType.TEXT);
    return given()
        .config(RestAssuredConfig.config().encoderConfig(asSent))
        .baseUri(function.address().toString());
  }

  /// The documented user object, with the members about the sign-in replaced.
  static Map<String, Object> user(String id, String token) {
    Map<String, Object> user = new HashMap<>();
    user.put("id", id);
    user.put("createdAt", "2022-07-03T02:20:30.000Z");
    user.put("status", "Activated");
    user.put("email", "user@example.com");
    user.put("phone", null);
    user.put("username", "somebody");
    user.put("browser", "Mozilla/5.0 (X11; Linux x86_64)");
    user.put("device", "unknown");
    user.put("password", "$2b$10$hash");
    user.put("salt", "salt");
    user.put("token", token);
    user.put("tokenExpiredAt", Instant.now().plusSeconds(3_600).toString());
    user.put("loginsCount", 4);
    user.put("lastIp", "203.0.113.7");
    user.put("lastLogin", Instant.now().minusSeconds(2).toString());
    user.put("blocked", false);
    user.put("isDeleted", false);
    return user;
  }

  /// A token like those that GenAuth issues; nothing here checks its signature.
  static String token(String user, String app, String id) {
    return jwt(
        Map.of(
            "sub",
            user,
            "aud",
            app,
            "data",
            Map.of("appId", app, "id", user),
            "iat",
            Instant.now().getEpochSecond(),
            "exp",
            Instant.now().plusSeconds(1_800).getEpochSecond(),
            "jti",
            id));
  }

  static String jwt(Map<String, Object> claims) {
    return base64("{\"alg\":\"HS256\"}") + "." + base64(json(claims)) + ".c2lnbmF0dXJl";
  }

  static String event(String name, Object data) {
    return json(Map.of("eventName", name, "data", data));
  }

  static String json(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }
}
