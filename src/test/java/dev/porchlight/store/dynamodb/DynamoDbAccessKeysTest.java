package dev.porchlight.store.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porchlight.access.AccessKeyStoreContract;
import dev.porchlight.access.AccessKeyWriter;
import dev.porchlight.access.AccessKeys;
import dev.porchlight.local.DynamoDbLocal;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DynamoDbAccessKeysTest extends AccessKeyStoreContract {
  private static final Tables TABLES = new Tables("sessions", "access-keys");
  private static DynamoDbLocal dynamoDb;

  @BeforeAll
  static void start() throws Exception {
    dynamoDb = DynamoDbLocal.start(Path.of("target/test-logs/dynamodb-access-keys.log"));
    TABLES.createIn(dynamoDb.client());
  }

  @AfterAll
  static void stop() {
    dynamoDb.close();
  }

  @Override
  protected AccessKeys keys() {
    return new DynamoDbAccessKeys(dynamoDb.client(), TABLES.accessKeys());
  }

  @Override
  protected AccessKeyWriter writer() {
    return new DynamoDbAccessKeyWriter(dynamoDb.client(), TABLES.accessKeys());
  }

  @Test
  void indexHoldsNoSecret() {
    assertThat(TABLES.definitions().getLast().globalSecondaryIndexes())
        .singleElement()
        .satisfies(index ->
            assertThat(index.projection().nonKeyAttributes())
                .containsExactly("scopes", "createdAt"));
  }
}
