package dev.porchlight.store.dynamodb;

import dev.porchlight.workbench.local.DynamoDbLocal;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// A DynamoDB Local of one test class, with empty tables: from its first test to its last.
final class EmptyTables implements BeforeAllCallback, AfterAllCallback {
  static final Tables TABLES = new Tables("sessions", "access-keys");

  private final String name;
  private @Nullable DynamoDbLocal dynamoDb;

  /// @param name of its log
  EmptyTables(String name) {
    this.name = name;
  }

  DynamoDbClient client() {
    return running().client();
  }

  StoreCalls calls() {
    return new StoreCalls(client());
  }

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    dynamoDb = DynamoDbLocal.start(Path.of("target/test-logs/dynamodb-" + name + ".log"));
    running().create(TABLES);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    if (dynamoDb != null) {
      dynamoDb.close();
    }
  }

  private DynamoDbLocal running() {
    if (dynamoDb == null) {
      throw new IllegalStateException("no test of " + name + " has begun");
    }
    return dynamoDb;
  }
}
