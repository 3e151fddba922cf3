package dev.porchlight.session;

import dev.porchlight.access.LoginTokens;
import dev.porchlight.importer.ImportStore;

class InMemoryUserStoreTest extends UserStoreContract {
  private final InMemoryStore store = new InMemoryStore(() -> NOW);

  @Override
  protected SessionReader reader() {
    return store;
  }

  @Override
  protected SessionHistory history() {
    return store;
  }

  @Override
  protected SignInHistory signIns() {
    return store;
  }

  @Override
  protected SessionWriter sessions() {
    return store;
  }

  @Override
  protected UserReader userReader() {
    return store;
  }

  @Override
  protected UserWriter userWriter() {
    return store;
  }

  @Override
  protected AppWriter apps() {
    return store;
  }

  @Override
  protected AppCatalogue catalogue() {
    return store;
  }

  @Override
  protected LoginTokens tokens() {
    return store;
  }

  @Override
  protected ImportStore importer() {
    return store;
  }
}
