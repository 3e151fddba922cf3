package dev.porchlight.importer;

import dev.porchlight.json.Members;
import java.io.PrintStream;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/// Reports an import to the operator: each refused line immediately, progress every two seconds,
/// and the totals at the end. Thread-safe.
final class ImportReport {
  private static final long NANOS_BETWEEN_PROGRESS = 2_000_000_000L;

  private static final int MOST_LEFT_OUT_NAMES = 200;

  private final PrintStream out;
  private final long startedNanos = System.nanoTime();
  private final AtomicLong lastProgressNanos = new AtomicLong(startedNanos);
  private final AtomicLong written = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private final AtomicLong notWritten = new AtomicLong();
  private final Map<String, Long> leftOut = new ConcurrentSkipListMap<>();

  ImportReport(PrintStream out) {
    this.out = out;
  }

  void written(int lines) {
    long sum = written.addAndGet(lines);
    long now = System.nanoTime();
    long last = lastProgressNanos.get();
    if (now - last > NANOS_BETWEEN_PROGRESS && lastProgressNanos.compareAndSet(last, now)) {
      out.printf("lines written: %,d (%,d per second)%n", sum, sum * 1_000_000_000L / elapsed(now));
    }
  }

  /// Counts something that the file contains and the import leaves out.
  ///
  /// @param what a name, never a value
  void leftOut(String what) {
    if (leftOut.size() < MOST_LEFT_OUT_NAMES || leftOut.containsKey(what)) {
      leftOut.merge(what, 1L, Long::sum);
    }
  }

  /// Counts the fields that have not been read, with `[]` for the index in an array.
  void leftOut(Members fields) {
    for (String name : fields.unread()) {
      leftOut("field " + name.replaceAll("\\[\\d+]", "[]"));
    }
  }

  void refused(long line, String reason) {
    refused.incrementAndGet();
    out.println("line " + line + ": " + reason);
  }

  void failed(long firstLine, int lines, String reason) {
    notWritten.addAndGet(lines);
    out.printf(
        "line %d and %d more: may not have been written: %s%n", firstLine, lines - 1, reason);
  }

  void notTried(int lines) {
    notWritten.addAndGet(lines);
  }

  /// Prints the totals.
  ///
  /// @return the exit status: 0 if every line was written, 1 if some were refused, 2 if the store
  ///   failed
  int finish() {
    leftOut.forEach((what, times) -> out.printf("left out: %s (%,d)%n", what, times));
    double seconds = elapsed(System.nanoTime()) / 1e9;
    out.printf("lines written: %,d in %.1f s", written.get(), seconds);
    out.printf("; refused: %,d; not written: %,d%n", refused.get(), notWritten.get());
    if (notWritten.get() > 0) {
      out.println("The store failed. Importing the file again is safe and completes the import.");
      return 2;
    }
    return refused.get() > 0 ? 1 : 0;
  }

  private long elapsed(long now) {
    return Math.max(1, now - startedNanos);
  }
}
