package dev.porchlight.store.dynamodb;

import dev.porchlight.local.DynamoDbLocal;
import dev.porchlight.session.LoginHistory;
import dev.porchlight.session.SessionHistory;
import dev.porchlight.session.SessionLifeContract;
import dev.porchlight.session.SessionReader;
import dev.porchlight.session.SessionWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/// The contract on DynamoDB Local.
class DynamoDbSessionLifeTest extends SessionLifeContract {
  private static final Tables TABLES = new Tables("sessions", "access-keys");

  private static DynamoDbLocal dynamoDb;

  @BeforeAll
  static void start() throws Exception {
    dynamoDb = DynamoDbLocal.start(Path.of("target/test-logs/dynamodb-life.log"));
    TABLES.createIn(dynamoDb.client());
  }

  @AfterAll
  static void stop() {
    dynamoDb.close();
  }

  @Override
  protected SessionReader reader() {
    return new DynamoDbSessionReader(dynamoDb.client(), TABLES.sessions(), true);
  }

  @Override
  protected SessionHistory history() {
    return new DynamoDbSessionHistory(dynamoDb.client(), TABLES.sessions(), true);
  }

  @Override
  protected SessionWriter writer() {
    return new DynamoDbSessionWriter(dynamoDb.client(), TABLES.sessions());
  }

  @Override
  protected LoginHistory logins() {
    return new DynamoDbLoginHistory(dynamoDb.client(), TABLES.sessions(), true);
  }
}
