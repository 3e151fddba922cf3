package dev.porchlight.store.dynamodb;

import static dev.porchlight.store.dynamodb.EmptyTables.TABLES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.porchlight.access.LoginTokens;
import dev.porchlight.importer.ImportStore;
import dev.porchlight.session.AppCatalogue;
import dev.porchlight.session.AppWriter;
import dev.porchlight.session.SessionHistory;
import dev.porchlight.session.SessionReader;
import dev.porchlight.session.SessionWriter;
import dev.porchlight.session.UserPoolId;
import dev.porchlight.session.UserReader;
import dev.porchlight.session.UserStoreContract;
import dev.porchlight.session.UserWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoDbUserStoreTest extends UserStoreContract {
  /// What a DynamoDB item can hold, names and values.
  private static final int ITEM_BYTES = 400 * 1024;

  @RegisterExtension static final EmptyTables DYNAMO_DB = new EmptyTables("users");

  @Test
  void largestUserTakesLessThanHalfAnItem() {
    Map<String, AttributeValue> item = UserItem.write(new UserPoolId("p".repeat(64)), largest("a"));
    assertThat(bytes(AttributeValue.fromM(item))).isBetween(ITEM_BYTES / 4, ITEM_BYTES / 2);
  }

  /// At least what DynamoDB counts: it adds 3 bytes for a list or map, and 1 for each element.
  private static int bytes(AttributeValue value) {
    if (value.s() != null) {
      return value.s().getBytes(StandardCharsets.UTF_8).length;
    }
    int elements =
        value.l().stream().mapToInt(element -> 1 + bytes(element)).sum()
            + value.m().entrySet().stream()
                .mapToInt(e -> 1 + e.getKey().length() + bytes(e.getValue()))
                .sum();
    return elements + 3;
  }

  @Override
  protected SessionReader reader() {
    return new DynamoDbSessionReader(DYNAMO_DB.calls(), TABLES.sessions(), true);
  }

  @Override
  protected SessionHistory history() {
    return new DynamoDbSessionHistory(DYNAMO_DB.calls(), TABLES.sessions(), true);
  }

  @Override
  protected SessionWriter sessions() {
    return new DynamoDbSessionWriter(DYNAMO_DB.calls(), TABLES.sessions());
  }

  @Override
  protected UserReader userReader() {
    return new DynamoDbUserReader(DYNAMO_DB.calls(), TABLES.sessions(), true);
  }

  @Override
  protected UserWriter userWriter() {
    return new DynamoDbUserWriter(DYNAMO_DB.calls(), TABLES.sessions());
  }

  @Override
  protected AppWriter apps() {
    return new DynamoDbAppWriter(DYNAMO_DB.calls(), TABLES.sessions());
  }

  @Override
  protected AppCatalogue catalogue() {
    return new DynamoDbAppCatalogue(DYNAMO_DB.calls(), TABLES.sessions(), Duration.ZERO, () -> 0);
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
