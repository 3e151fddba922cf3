package dev.porchlight.importer;

import dev.porchlight.access.LoginTokens;
import dev.porchlight.session.InMemoryStore;
import dev.porchlight.session.SessionHistory;
import dev.porchlight.session.SessionReader;
import dev.porchlight.session.SessionWriter;
import dev.porchlight.session.UserReader;

/// Runs the contract against the in-memory store.
class InMemoryWorkspaceImportTest extends WorkspaceImportContract {
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
  protected SessionWriter writer() {
    return store;
  }

  @Override
  protected UserReader users() {
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
