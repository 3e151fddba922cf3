package dev.porchlight.importer;

import dev.porchlight.json.MemberException;
import dev.porchlight.json.Members;
import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/// Reports an import to the operator: refused lines immediately, each reason for a few of them;
/// progress every two seconds; and the totals at the end. Thread-safe.
final class ImportReport {
  private static final long NANOS_BETWEEN_PROGRESS = 2_000_000_000L;

  private static final int MOST_LEFT_OUT_NAMES = 200;

  /// How many lines are named for each reason; the others are only counted.
  private static final int MOST_LINES_NAMED = 10;

  private final PrintStream out;
  private final long startedNanos = System.nanoTime();
  private final AtomicLong lastProgressNanos = new AtomicLong(startedNanos);
  private final AtomicLong written = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private final AtomicLong unreadable = new AtomicLong();
  private final AtomicLong notWritten = new AtomicLong();
  private final Map<String, Long> leftOut = new ConcurrentSkipListMap<>();
  private final Map<String, Long> reasons = new ConcurrentHashMap<>();

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

  /// Counts a field that is not what it should be.
  void leftOut(MemberException e) {
    leftOut("field " + withoutIndexes(e.member()) + ": " + e.reason());
  }

  /// Counts the fields that have not been read.
  void leftOut(Members fields) {
    for (String name : fields.unread()) {
      leftOut("field " + withoutIndexes(name));
    }
  }

  private static String withoutIndexes(String name) {
    return name.replaceAll("\\[\\d+]", "[]");
  }

  /// Reports a line that does not say whom or what it is about.
  void unreadable(long line, String reason) {
    unreadable.incrementAndGet();
    refused(line, reason);
  }

  /// Reports a line that contradicts what the store knows.
  void refused(long line, String reason) {
    refused.incrementAndGet();
    if (reasons.merge(reason, 1L, Long::sum) <= MOST_LINES_NAMED) {
      out.println("line " + line + ": " + reason);
    }
  }

  /// Reports the batch that the store failed on; of several that fail at the same time, the first.
  void failed(long firstLine, int lines, String reason) {
    if (notWritten.getAndAdd(lines) == 0) {
      out.printf(
          "line %d and %d more: may not have been written: %s%n", firstLine, lines - 1, reason);
    }
  }

  void notTried(int lines) {
    notWritten.addAndGet(lines);
  }

  /// Reports how many a complete file did not name.
  ///
  /// @param what users or sessions
  void ended(String what, int times) {
    out.printf("ended, because the file does not name them: %,d %s%n", times, what);
  }

  /// Reports that nobody was ended.
  void notCompleted(String reason) {
    refused.incrementAndGet();
    out.println("COMPLETE=true: nothing was ended: " + reason);
  }

  /// Reports that the store failed while others were being ended.
  void failedToComplete(String reason) {
    notWritten.incrementAndGet();
    out.println("COMPLETE=true: not everything was ended: " + reason);
  }

  /// Why the file cannot be taken as complete: some of it was not read, or not written. Empty if it
  /// can.
  Optional<String> incomplete() {
    if (notWritten.get() > 0) {
      return Optional.of("the store failed");
    }
    return unreadable.get() == 0
        ? Optional.empty()
        : Optional.of(
            "%,d lines could not be read and may name anyone".formatted(unreadable.get()));
  }

  /// Prints the totals.
  ///
  /// @return the exit status: 0 if every line was written, 1 if some were refused, 2 if the store
  ///   failed
  int finish() {
    leftOut.forEach((what, times) -> out.printf("left out: %s (%,d)%n", what, times));
    reasons.forEach((reason, times) -> {
      if (times > MOST_LINES_NAMED) {
        out.printf("and %,d more lines: %s%n", times - MOST_LINES_NAMED, reason);
      }
    });
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
