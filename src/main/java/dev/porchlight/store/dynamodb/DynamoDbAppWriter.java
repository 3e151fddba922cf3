package dev.porchlight.store.dynamodb;

import dev.porchlight.session.App;
import dev.porchlight.session.AppId;
import dev.porchlight.session.AppLimits;
import dev.porchlight.session.AppWriter;
import dev.porchlight.session.UserPoolId;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/// Changes apps in DynamoDB.
public final class DynamoDbAppWriter implements AppWriter {
  private final StoreCalls calls;
  private final String table;

  public DynamoDbAppWriter(StoreCalls calls, String table) {
    this.calls = calls;
    this.table = table;
  }

  @Override
  public boolean put(UserPoolId pool, App app) {
    AppLimits.exceededBy(app)
        .ifPresent(field -> {
          throw new IllegalArgumentException("app field not allowed: " + field);
        });
    PutItemRequest request =
        PutItemRequest.builder()
            .tableName(table)
            .item(AppItem.write(pool, app))
            .returnValues(ReturnValue.ALL_OLD)
            .build();
    return calls.call(client -> client.putItem(request)).attributes().isEmpty();
  }

  @Override
  public void delete(UserPoolId pool, AppId app) {
    DeleteItemRequest request =
        DeleteItemRequest.builder().tableName(table).key(SessionTable.appKey(pool, app)).build();
    calls.call(client -> client.deleteItem(request));
  }
}
