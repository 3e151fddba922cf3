package dev.porchlight.store.dynamodb;

import static dev.porchlight.store.dynamodb.EmptyTables.TABLES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.porchlight.access.AccessKeyStoreContract;
import dev.porchlight.access.AccessKeyWriter;
import dev.porchlight.access.AccessKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DynamoDbAccessKeysTest extends AccessKeyStoreContract {
  @RegisterExtension static final EmptyTables DYNAMO_DB = new EmptyTables("accessKeys");

  @Override
  protected AccessKeys keys() {
    return new DynamoDbAccessKeys(DYNAMO_DB.calls(), TABLES.accessKeys());
  }

  @Override
  protected AccessKeyWriter writer() {
    return new DynamoDbAccessKeyWriter(DYNAMO_DB.calls(), TABLES.accessKeys());
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
