package dev.porchlight.workbench.proof;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// A client that sends any bytes at all: HTTP libraries escape, drop or add what these tests are
/// about.
final class RawHttp {
  private static final int MOST_MILLIS = 10_000;

  private RawHttp() {}

  /// The reply to a request, whose head lines are given without line ends.
  static Reply send(URI server, String body, String... head) {
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      socket.setSoTimeout(MOST_MILLIS);
      String request = String.join("\r\n", head) + "\r\n\r\n" + body;
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      return read(socket.getInputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(String.join(" | ", head), e);
    }
  }

  private static Reply read(InputStream in) throws IOException {
    String[] lines = head(in).split("\r\n", -1);
    Map<String, String> headers = new HashMap<>();
    for (int i = 1; i < lines.length; i++) {
      int colon = lines[i].indexOf(':');
      if (colon > 0) {
        headers.put(
            lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
            lines[i].substring(colon + 1).strip());
      }
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
    return new Reply(Integer.parseInt(lines[0].substring(9, 12)), headers, body, 0);
  }

  /// Up to the empty line; interim answers (`100 Continue`) are passed over.
  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int octet = in.read();
      if (octet < 0) {
        throw new IOException("cut off after " + head.size() + " bytes");
      }
      head.write(octet);
    }
    String text = head.toString(StandardCharsets.ISO_8859_1);
    return text.startsWith("HTTP/1.1 100") ? head(in) : text;
  }
}
