package dev.porchlight.workbench.gateway;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/// Decodes a path as UTF-8, once; a `+` stays a plus.
final class PercentDecoding {
  private PercentDecoding() {}

  /// Empty if a `%` lacks its two digits, or if the bytes are not UTF-8.
  static Optional<String> strict(String path) {
    try {
      byte[] bytes = bytes(path);
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// @throws IllegalArgumentException if a `%` lacks its two digits
  private static byte[] bytes(String path) {
    byte[] sent = path.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream decoded = new ByteArrayOutputStream(sent.length);
    for (int i = 0; i < sent.length; i++) {
      if (sent[i] == '%') {
        decoded.write(octet(sent, i + 1));
        i += 2;
      } else {
        decoded.write(sent[i]);
      }
    }
    return decoded.toByteArray();
  }

  private static int octet(byte[] sent, int at) {
    if (at + 1 >= sent.length) {
      throw new IllegalArgumentException("cut off");
    }
    return HexFormat.fromHexDigit(sent[at]) << 4 | HexFormat.fromHexDigit(sent[at + 1]);
  }
}
