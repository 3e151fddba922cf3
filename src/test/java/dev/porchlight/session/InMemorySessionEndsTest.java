package dev.porchlight.session;

import dev.porchlight.importer.ImportStore;
import java.time.Instant;

class InMemorySessionEndsTest extends SessionEndsContract {
  private final InMemoryStore store =
      new InMemoryStore(() -> Instant.parse("2026-11-20T12:00:00Z"));

  @Override
  protected SessionReader reader() {
    return store;
  }

  @Override
  protected SessionHistory history() {
    return store;
  }

  @Override
  protected SessionWriter writer() {
    return store;
  }

  @Override
  protected SignInHistory signIns() {
    return store;
  }

  @Override
  protected ImportStore importer() {
    return store;
  }
}
