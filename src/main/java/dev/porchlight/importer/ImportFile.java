package dev.porchlight.importer;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// A file of lines in UTF-8, with or without a byte order mark, read one by one; a line that is too
/// long or not UTF-8 does not affect the others.
final class ImportFile {
  private static final int MOST_LINE_BYTES = 1 << 20;

  private final BufferedInputStream input;
  private long line;
  private boolean begun;
  private boolean ended;

  ImportFile(InputStream input) {
    this.input = new BufferedInputStream(input, 1 << 16);
  }

  /// The number of the line read last, counted from 1.
  long lineNumber() {
    return line;
  }

  /// The next line that is not blank, without its line break; null after the last one.
  ///
  /// @throws UnreadableFileException if the file as a whole is something else
  @Nullable String next() throws IOException, BadLineException, UnreadableFileException {
    if (line == 0) {
      FileStart.skipMark(input);
    }
    while (!ended) {
      String text = nextLine();
      if (!text.isBlank()) {
        if (!begun) {
          begun = true;
          FileStart.check(text);
        }
        return text;
      }
    }
    return null;
  }

  private String nextLine() throws IOException, BadLineException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    boolean tooLong = false;
    int b = input.read();
    while (b >= 0 && b != '\n') {
      tooLong |= bytes.size() == MOST_LINE_BYTES;
      if (!tooLong) {
        bytes.write(b);
      }
      b = input.read();
    }
    ended = b < 0;
    line++;
    if (tooLong) {
      throw new BadLineException("longer than " + MOST_LINE_BYTES + " bytes");
    }
    return decoded(bytes.toByteArray());
  }

  private static String decoded(byte[] bytes) throws BadLineException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new BadLineException("not UTF-8");
    }
  }
}
