package dev.porchlight.store.dynamodb;

import static dev.porchlight.store.dynamodb.EmptyTables.TABLES;

import dev.porchlight.importer.ImportStore;
import dev.porchlight.session.SessionEndsContract;
import dev.porchlight.session.SessionHistory;
import dev.porchlight.session.SessionReader;
import dev.porchlight.session.SessionWriter;
import dev.porchlight.session.SignInHistory;
import java.time.Instant;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Runs the contract against DynamoDB Local.
class DynamoDbSessionEndsTest extends SessionEndsContract {
  @RegisterExtension static final EmptyTables DYNAMO_DB = new EmptyTables("ends");

  @Override
  protected SessionReader reader() {
    return new DynamoDbSessionReader(DYNAMO_DB.calls(), TABLES.sessions(), true);
  }

  @Override
  protected ImportStore importer() {
    return new DynamoDbImportStore(
        DYNAMO_DB.calls(), TABLES, () -> Instant.parse("2026-11-20T12:00:00Z"));
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
  protected SignInHistory signIns() {
    return new DynamoDbSignInHistory(DYNAMO_DB.calls(), TABLES.sessions(), true);
  }
}
