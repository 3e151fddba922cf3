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
  protected AppCatalogue catalogue() {
    return store;
  }

  @Override
  protected ImportStore writer() {
    return store;
  }

  @Override
  protected SessionHistory history() {
    return store;
  }

  @Override
  protected SessionWriter ender() {
    return store;
  }

  @Override
  protected LoginTokens tokens() {
    return store;
  }
}
