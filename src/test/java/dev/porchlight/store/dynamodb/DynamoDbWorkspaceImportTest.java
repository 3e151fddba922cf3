package dev.porchlight.store.dynamodb;

import static dev.porchlight.store.dynamodb.EmptyTables.TABLES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.porchlight.access.LoginTokens;
import dev.porchlight.importer.ImportStore;
import dev.porchlight.importer.WorkspaceImportContract;
import dev.porchlight.session.LoginTokenHash;
import dev.porchlight.session.Session;
import dev.porchlight.session.SessionHistory;
import dev.porchlight.session.SessionId;
import dev.porchlight.session.SessionReader;
import dev.porchlight.session.SessionWriter;
import dev.porchlight.session.UserId;
import dev.porchlight.session.UserReader;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

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

  @Test
  void sessionWhoseIdIsUsedAgainStaysInTheHistory() {
    users(List.of(user("ann", "t1", "t2")));
    sessions(List.of(session("ann", "s", "t1")));
    sessions(List.of(session("ann", "s", "t2").replace(MORNING, NOON)));
    assertLive("ann: s");
    Map<String, AttributeValue> key =
        SessionTable.replacedKey(
            pool(), new UserId("ann"), new SessionId("s"), Instant.parse(MORNING));
    var item = DYNAMO_DB.client().getItem(get -> get.tableName(TABLES.sessions()).key(key)).item();
    Session replaced = SessionItem.read(new UserId("ann"), item);
    assertThat(replaced.isOf(LoginTokenHash.of("t1"))).isTrue();
    assertThat(replaced.endedAt()).isEqualTo(Instant.parse(NOON));
  }
}
