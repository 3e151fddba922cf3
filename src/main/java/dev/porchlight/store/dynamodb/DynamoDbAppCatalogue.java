package dev.porchlight.store.dynamodb;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.porchlight.session.App;
import dev.porchlight.session.AppCatalogue;
import dev.porchlight.session.AppId;
import dev.porchlight.session.UserPoolId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Apps from DynamoDB. They are only for display and hardly ever change, so found ones are cached
/// for a while, and reads are eventually consistent (half the cost).
public final class DynamoDbAppCatalogue implements AppCatalogue {
  private static final int MOST_ENTRIES = 1_000;

  private final BatchRead batch;
  private final Cache<PoolApp, App> kept;

  /// @param keptFor how long a found app is cached
  /// @param ticker tells the time in nanoseconds
  public DynamoDbAppCatalogue(StoreCalls calls, String table, Duration keptFor, Ticker ticker) {
    this.batch = new BatchRead(calls, table, false);
    this.kept =
        Caffeine.newBuilder()
            .expireAfterWrite(keptFor)
            .maximumSize(MOST_ENTRIES)
            .ticker(ticker)
            .executor(Runnable::run)
            .build();
  }

  @Override
  public Map<AppId, App> find(UserPoolId pool, Set<AppId> apps) {
    Map<AppId, App> found = new HashMap<>();
    List<AppId> missing = new ArrayList<>();
    for (AppId id : apps) {
      App app = kept.getIfPresent(new PoolApp(pool, id));
      if (app == null) {
        missing.add(id);
      } else {
        found.put(id, app);
      }
    }
    for (App app : read(pool, missing)) {
      kept.put(new PoolApp(pool, app.id()), app);
      found.put(app.id(), app);
    }
    return found;
  }

  private List<App> read(UserPoolId pool, List<AppId> apps) {
    List<Map<String, AttributeValue>> keys =
        apps.stream().map(app -> SessionTable.appKey(pool, app)).toList();
    return batch.allItems(keys).stream().map(AppItem::read).toList();
  }

  private record PoolApp(UserPoolId pool, AppId app) {}
}
