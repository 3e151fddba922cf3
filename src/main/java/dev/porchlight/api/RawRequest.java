package dev.porchlight.api;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A request as API Gateway delivered it (HTTP API, payload format 2.0). Signatures need it: the
/// JAX-RS view has its headers cut at commas (`Date: Fri, 20 Nov …`) and its query decoded.
public final class RawRequest {
  private final String method;
  private final String path;
  private final String query;
  private final Map<String, String> headers;
  private final @Nullable String body;
  private final boolean base64;

  private RawRequest(
      String method,
      String path,
      String query,
      Map<String, String> headers,
      @Nullable String body,
      boolean base64) {
    this.method = method;
    this.path = path;
    this.query = query;
    this.headers = headers;
    this.body = body;
    this.base64 = base64;
  }

  /// The request that an event carries.
  public static RawRequest of(APIGatewayV2HTTPEvent event) {
    Map<String, String> headers = new HashMap<>();
    if (event.getHeaders() != null) {
      event
          .getHeaders()
          .forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
    }
    return new RawRequest(
        event.getRequestContext().getHttp().getMethod(),
        orEmpty(event.getRawPath()),
        orEmpty(event.getRawQueryString()),
        headers,
        event.getBody(),
        event.getIsBase64Encoded());
  }

  /// In upper case, as API Gateway sends it.
  public String method() {
    return method;
  }

  /// Percent-encoded, with any stage prefix.
  public String path() {
    return path;
  }

  /// What follows the `?`, percent-encoded; empty if there is none.
  public String query() {
    return query;
  }

  /// The headers by lower-case name; values of repeated headers arrive joined by commas.
  public Map<String, String> headers() {
    return headers;
  }

  /// The header with that lower-case name; empty if it was not sent.
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /// An upper bound of the body's length in bytes of UTF-8, without decoding it.
  public long bodyBytesAtMost() {
    if (body == null) {
      return 0;
    }
    return base64 ? body.length() / 4L * 3 + 3 : utf8Bytes(body);
  }

  /// The body as text; empty if there is none.
  ///
  /// @throws CharacterCodingException if the body is not well-formed UTF-8
  public String body() throws CharacterCodingException {
    if (body == null) {
      return "";
    }
    return base64 ? decoded(body) : body;
  }

  private static String decoded(String base64) throws CharacterCodingException {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new CharacterCodingException();
    }
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }

  private static long utf8Bytes(String text) {
    long bytes = text.length();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        bytes += c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
      }
    }
    return bytes;
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
