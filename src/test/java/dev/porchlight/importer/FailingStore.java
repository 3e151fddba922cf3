package dev.porchlight.importer;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/// A store on which every call fails.
record FailingStore(Supplier<RuntimeException> failure) implements ImportStore {
  @Override
  public List<Refused> write(List<ImportLine> lines) {
    throw failure.get();
  }

  @Override
  public int endOtherUsers(ChatWorkspace workspace, NamedByFile named, Instant asOf) {
    throw failure.get();
  }

  @Override
  public int endOtherSessions(ChatWorkspace workspace, NamedByFile named, Instant asOf) {
    throw failure.get();
  }
}
