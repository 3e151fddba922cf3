package dev.porchlight.session;

import java.time.InstantSource;

/// The contract on the store in memory, so that the store which other tests stand on is a true one.
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
  protected SignInHistory logins() {
    return store;
  }
}
