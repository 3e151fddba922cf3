package dev.porchlight.store.dynamodb;

import static dev.porchlight.store.dynamodb.EmptyTables.TABLES;

import dev.porchlight.access.LoginTokens;
import dev.porchlight.importer.ImportStore;
import dev.porchlight.importer.WorkspaceImportContract;
import dev.porchlight.session.SessionHistory;
import dev.porchlight.session.SessionReader;
import dev.porchlight.session.SessionWriter;
import dev.porchlight.session.UserReader;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Runs the contract against DynamoDB Local.
class DynamoDbWorkspaceImportTest extends WorkspaceImportContract {
  @RegisterExtension static final EmptyTables DYNAMO_DB = new EmptyTables("workspace");

  @Override
  protected SessionReader reader() {
    return new DynamoDbSessionReader(DYNAMO_DB.calls(), TABLES.sessions(), true);
  }

  @Override
  protected SessionHistory history() {
    return new DynamoDbSessionHistory(DYNAMO_DB.calls(), TABLES.sessions(), true);
  }

  @Override
  protected SessionWriter writer() {
    return new DynamoDbSessionWriter(DYNAMO_DB.calls(), TABLES.sessions());
  }

  @Override
  protected UserReader users() {
    return new DynamoDbUserReader(DYNAMO_DB.calls(), TABLES.sessions(), true);
  }

  @Override
  protected LoginTokens tokens() {
    return new DynamoDbLoginTokens(DYNAMO_DB.calls(), TABLES.sessions(), true);
  }

  @Override
  protected ImportStore importer() {
    return new DynamoDbImportStore(DYNAMO_DB.calls(), TABLES, () -> NOW);
  }
}
