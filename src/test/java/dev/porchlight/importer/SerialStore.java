package dev.porchlight.importer;

import java.time.Instant;
import java.util.List;

/// Makes calls to a store one at a time, for one that is not thread-safe.
final class SerialStore implements ImportStore {
  private final ImportStore store;

  SerialStore(ImportStore store) {
    this.store = store;
  }

  @Override
  public synchronized List<Refused> write(List<ImportLine> lines) {
    return store.write(lines);
  }

  @Override
  public synchronized int endOtherUsers(ChatWorkspace workspace, NamedByFile named, Instant asOf) {
    return store.endOtherUsers(workspace, named, asOf);
  }

  @Override
  public synchronized int endOtherSessions(
      ChatWorkspace workspace, NamedByFile named, Instant asOf) {
    return store.endOtherSessions(workspace, named, asOf);
  }
}
