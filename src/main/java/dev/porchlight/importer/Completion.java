package dev.porchlight.importer;

import dev.porchlight.session.StoreUnavailableException;
import java.util.Optional;

/// Ends those whom a complete file does not name, once it has been read to its end.
record Completion(
    ImportStore store, ImportFormat format, ImportSource source, ImportReport report) {
  void of(NamedByFile named) {
    Optional<String> obstacle =
        report
            .incomplete()
            .or(() -> named.isEmpty() ? Optional.of("the file names nobody") : Optional.empty());
    if (obstacle.isPresent()) {
      report.notCompleted(obstacle.get());
      return;
    }
    try {
      end(named);
    } catch (StoreUnavailableException e) {
      report.failedToComplete(String.valueOf(e.getMessage()));
    }
  }

  private void end(NamedByFile named) {
    switch (format) {
      case PORCHLIGHT ->
          throw new IllegalStateException("Porchlight's own format has no complete files");
      case ROCKETCHAT_USERS ->
          report.ended("users", store.endOtherUsers(source.workspace(), named, source.asOf()));
      case ROCKETCHAT_SESSIONS ->
          report.ended(
              "sessions", store.endOtherSessions(source.workspace(), named, source.asOf()));
    }
  }
}
