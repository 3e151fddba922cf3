package dev.porchlight.store.dynamodb;

import dev.porchlight.store.dynamodb.direct.DirectRead;
import dev.porchlight.store.dynamodb.direct.StoreAddress;
import dev.porchlight.telemetry.StoreObserver;
import dev.porchlight.workbench.local.DynamoDbLocal;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Empty tables for one test class, from its first test to its last, in a DynamoDB Local that all
/// classes share.
final class EmptyTables implements BeforeAllCallback, AfterAllCallback {
  static final Tables TABLES = new Tables("sessions", "access-keys");

  private final String name;
  private @Nullable DynamoDbClient client;

  /// @param name in letters, unique to the class
  EmptyTables(String name) {
    this.name = name;
  }

  DynamoDbClient client() {
    if (client == null) {
      throw new IllegalStateException("no test of " + name + " has begun");
    }
    return client;
  }

  /// As the function makes them: single items are read directly.
  StoreCalls calls() {
    StoreAddress address = StoreAddress.of(client()).orElseThrow();
    DirectRead direct = new DirectRead(address, InstantSource.system());
    return new StoreCalls(client(), StoreObserver.NONE, direct);
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    client = DynamoDbLocal.shared().clientOf(name);
    DynamoDbLocal.create(TABLES, client);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    client().close();
  }
}
