package dev.porchlight.workbench.benchmark;

import dev.porchlight.access.Hmac;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.SortedMap;
import java.util.TreeMap;

/// The measured request: a check-session-status, signed as the Node SDK signs it, in an API Gateway
/// event. The peers take the ids from its body and authenticate nobody.
public final class SignedCheck {
  /// The access key that signs it.
  public static final String KEY = "6250f12d5d0000009bcfcf78";

  /// Its secret.
  public static final String SECRET = "4ae78d3e579a6d0000001aeca7b1e29e";

  private static final String PATH = "/api/v3/check-session-status";
  private static final String ROUTE = "POST " + PATH;
  private static final String BODY =
      """
      {"userId":"6229ffa000000000cade3e3d","appId":"62188e71c00000003075289c"}\
      """;
  private static final String PARAMETERS =
      "?appId=62188e71c00000003075289c&userId=6229ffa000000000cade3e3d";

  private SignedCheck() {}

  /// An event signed just now.
  public static byte[] event() {
    SortedMap<String, String> signed = new TreeMap<>();
    signed.put(
        "date", DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC)));
    signed.put("x-authing-lang", "en-US");
    signed.put("x-authing-sdk-version", "authing-node-sdk:4.0.1");
    signed.put("x-authing-signature-method", "HMAC-SHA1");
    signed.put("x-authing-signature-nonce", "96a0035d6fc9a26facebf066ee92db7d");
    signed.put("x-authing-signature-version", "1.0");
    StringBuilder text = new StringBuilder("POST\n");
    signed.forEach((name, value) -> text.append(name).append(':').append(value).append('\n'));
    byte[] hash = Hmac.SHA1.of(SECRET, text + PATH + PARAMETERS);
    JsonObject headers = new JsonObject();
    signed.forEach(headers::put);
    headers
        .put("authorization", "authing " + KEY + ":" + Base64.getEncoder().encodeToString(hash))
        .put("content-type", "application/json")
        .put("content-length", "72")
        .put("accept", "application/json")
        .put("user-agent", "AuthingIdentityCloud (linux; x64) Node.js/v20.20.2 Core/4.0.1")
        .put("host", "abcdefghij.execute-api.us-east-1.amazonaws.com")
        .put("x-forwarded-for", "203.0.113.7")
        .put("x-forwarded-port", "443")
        .put("x-forwarded-proto", "https");
    JsonObject http =
        new JsonObject()
            .put("method", "POST")
            .put("path", PATH)
            .put("protocol", "HTTP/1.1")
            .put("sourceIp", "203.0.113.7")
            .put("userAgent", "AuthingIdentityCloud");
    return new JsonObject()
        .put("version", "2.0")
        .put("routeKey", ROUTE)
        .put("rawPath", PATH)
        .put("rawQueryString", "")
        .put("headers", headers)
        .put(
            "requestContext",
            new JsonObject()
                .put("accountId", "123456789012")
                .put("apiId", "abcdefghij")
                .put("domainName", "abcdefghij.execute-api.us-east-1.amazonaws.com")
                .put("http", http)
                .put("requestId", "JKJaXmPLvHcESHA=")
                .put("routeKey", ROUTE)
                .put("stage", "$default"))
        .put("body", BODY)
        .put("isBase64Encoded", false)
        .toString()
        .getBytes(StandardCharsets.UTF_8);
  }
}
