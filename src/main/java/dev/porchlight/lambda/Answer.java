package dev.porchlight.lambda;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// An HTTP answer on its way to API Gateway (payload format 2.0).
final class Answer {
  private static final JsonFactory JSON = new JsonFactory();

  /// Cookies have a member of their own; the rest is about our own connection.
  private static final Set<String> NOT_HEADERS =
      Set.of("set-cookie", "connection", "keep-alive", "transfer-encoding", "upgrade");

  private final int status;
  private final HttpHeaders headers;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream(512);

  Answer(HttpResponse response) {
    this.status = response.status().code();
    this.headers = response.headers();
  }

  void append(ByteBuf content) {
    byte[] bytes = new byte[content.readableBytes()];
    content.getBytes(content.readerIndex(), bytes);
    body.writeBytes(bytes);
  }

  byte[] asJson() {
    ByteArrayOutputStream json = new ByteArrayOutputStream(body.size() + 256);
    try (JsonGenerator out = JSON.createGenerator(json)) {
      out.writeStartObject();
      out.writeNumberField("statusCode", status);
      out.writeObjectFieldStart("headers");
      for (String name : headers.names()) {
        if (!NOT_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
          out.writeStringField(name, String.join(",", headers.getAll(name)));
        }
      }
      out.writeEndObject();
      writeCookies(out, headers.getAll("set-cookie"));
      writeBody(out);
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return json.toByteArray();
  }

  private static void writeCookies(JsonGenerator out, List<String> cookies) throws IOException {
    if (!cookies.isEmpty()) {
      out.writeArrayFieldStart("cookies");
      for (String cookie : cookies) {
        out.writeString(cookie);
      }
      out.writeEndArray();
    }
  }

  private void writeBody(JsonGenerator out) throws IOException {
    if (body.size() > 0) {
      boolean text = isText();
      String written =
          text
              ? body.toString(StandardCharsets.UTF_8)
              : Base64.getEncoder().encodeToString(body.toByteArray());
      out.writeStringField("body", written);
      out.writeBooleanField("isBase64Encoded", !text);
    }
  }

  private boolean isText() {
    String type = headers.get("Content-Type");
    String lower = type == null ? "" : type.toLowerCase(Locale.ROOT);
    return lower.startsWith("text/") || lower.contains("json") || lower.contains("xml");
  }
}
