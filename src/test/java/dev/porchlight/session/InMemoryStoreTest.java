package dev.porchlight.session;

import dev.porchlight.access.LoginTokens;
import dev.porchlight.importer.ImportStore;

class InMemoryStoreTest extends SessionStoreContract {
  private final InMemoryStore store = new InMemoryStore(() -> NOW);

  @Override
  protected SessionReader reader() {
    return store;
  }

  @Override
  protected UserReader users() {
    return store;
  }

  @Override
  protected AppCatalogue catalogue() {
    return store;
  }

  @Override
  protected ImportStore importer() {
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
  protected LoginTokens tokens() {
    return store;
  }
}
