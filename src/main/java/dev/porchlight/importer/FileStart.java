package dev.porchlight.importer;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.util.Arrays;

/// Recognises by its beginning a file that would otherwise be refused line by line.
final class FileStart {
  private static final byte[] UTF_8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
  private static final byte[] GZIP = {0x1F, (byte) 0x8B};
  private static final byte[] ZIP = {'P', 'K', 3, 4};
  private static final byte[] UTF_16_LITTLE = {(byte) 0xFF, (byte) 0xFE};
  private static final byte[] UTF_16_BIG = {(byte) 0xFE, (byte) 0xFF};

  private FileStart() {}

  /// Skips a byte order mark, which some editors and exports write.
  static void skipMark(BufferedInputStream input) throws IOException, UnreadableFileException {
    input.mark(UTF_8_MARK.length + 1);
    byte[] start = input.readNBytes(UTF_8_MARK.length + 1);
    input.reset();
    if (begins(start, GZIP) || begins(start, ZIP)) {
      throw new UnreadableFileException("the file is compressed: unpack it first");
    }
    if (begins(start, UTF_16_LITTLE) || begins(start, UTF_16_BIG)) {
      throw new UnreadableFileException("the file is UTF-16: convert it to UTF-8");
    }
    if (begins(start, UTF_8_MARK)) {
      input.skipNBytes(UTF_8_MARK.length);
    }
  }

  /// Checks the first line that is not blank.
  static void check(String line) throws UnreadableFileException {
    String text = line.strip();
    if (text.startsWith("[")) {
      throw new UnreadableFileException(
          "the file is an array, not one object per line: export without --jsonArray");
    }
    if (text.equals("{")) {
      throw new UnreadableFileException(
          "the file's objects span several lines: export without --pretty, one object per line");
    }
  }

  private static boolean begins(byte[] start, byte[] with) {
    return start.length >= with.length
        && Arrays.equals(start, 0, with.length, with, 0, with.length);
  }
}
