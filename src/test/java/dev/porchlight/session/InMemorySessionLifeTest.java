package dev.porchlight.session;

import java.time.InstantSource;

/// Runs the contract against the in-memory store, so that other tests can rely on it.
class InMemorySessionLifeTest extends SessionLifeContract {
  private final InMemoryStore store = new InMemoryStore(InstantSource.system());

  @Override
  protected SessionReader reader() {
    return store;
  }

  @Override
  protected UserReader users() {
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
}
