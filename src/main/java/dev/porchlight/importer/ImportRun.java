package dev.porchlight.importer;

import dev.porchlight.json.MemberException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// Reads a file and writes it in batches, several at a time. All lines about one user go through
/// one lane, in file order, so that the file's last word is the last one written.
final class ImportRun {
  private static final int LANES = 16;
  private static final int MOST_WAITING_BATCHES = 4 * LANES;

  private final ImportStore store;
  private final LineParser parser;
  private final ImportReport report;
  private final NamedByFile named;
  private final List<ExecutorService> lanes = new ArrayList<>();
  private final List<List<ImportLine>> filling = new ArrayList<>();
  private final Semaphore waiting = new Semaphore(MOST_WAITING_BATCHES);
  private final AtomicBoolean storeFailed = new AtomicBoolean();

  /// @param named collects whom and what the lines name
  ImportRun(ImportStore store, LineParser parser, ImportReport report, NamedByFile named) {
    this.store = store;
    this.parser = parser;
    this.report = report;
    this.named = named;
    for (int lane = 0; lane < LANES; lane++) {
      lanes.add(Executors.newSingleThreadExecutor(Thread.ofVirtual().factory()));
      filling.add(new ArrayList<>());
    }
  }

  /// Imports the whole file. After the store has failed, nothing more is tried.
  void run(ImportFile file) throws IOException, InterruptedException {
    boolean more = true;
    while (more) {
      try {
        String line = file.next();
        more = line != null;
        Optional<ImportRecord> record = line == null ? Optional.empty() : parsed(line);
        if (record.isPresent()) {
          add(new ImportLine(file.lineNumber(), record.get()));
        }
      } catch (BadLineException e) {
        report.unreadable(file.lineNumber(), String.valueOf(e.getMessage()));
      } catch (UnreadableFileException e) {
        report.unreadable(Math.max(1, file.lineNumber()), String.valueOf(e.getMessage()));
        more = false;
      }
    }
    finish();
  }

  private void finish() throws InterruptedException {
    for (int lane = 0; lane < LANES; lane++) {
      flush(lane);
    }
    for (ExecutorService lane : lanes) {
      lane.shutdown();
      lane.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
    }
  }

  private Optional<ImportRecord> parsed(String line) throws BadLineException {
    try {
      return parser.parse(line);
    } catch (MemberException e) {
      throw BadLineException.of(e);
    }
  }

  private void add(ImportLine line) throws InterruptedException {
    named.add(line.record());
    int lane = Math.floorMod(line.record().group().hashCode(), LANES);
    filling.get(lane).add(line);
    if (filling.get(lane).size() == ImportStore.MOST_LINES) {
      flush(lane);
    }
  }

  private void flush(int lane) throws InterruptedException {
    List<ImportLine> batch = List.copyOf(filling.get(lane));
    filling.get(lane).clear();
    if (!batch.isEmpty()) {
      waiting.acquire();
      lanes.get(lane).execute(() -> write(batch));
    }
  }

  private void write(List<ImportLine> batch) {
    try {
      if (storeFailed.get()) {
        report.notTried(batch.size());
        return;
      }
      List<ImportStore.Refused> refused = store.write(batch);
      refused.forEach(line -> report.refused(line.line(), line.reason()));
      report.written(batch.size() - refused.size());
    } catch (RuntimeException e) { // An outage, or a fault of ours: no line is lost silently.
      storeFailed.set(true);
      report.failed(batch.getFirst().number(), batch.size(), String.valueOf(e.getMessage()));
    } finally {
      waiting.release();
    }
  }
}
