package dev.porchlight.workbench.local;

import dev.porchlight.session.AppId;
import dev.porchlight.session.Session;
import dev.porchlight.session.SessionId;
import dev.porchlight.session.SessionPolicy;
import dev.porchlight.session.Sessions;
import dev.porchlight.session.SignIn;
import dev.porchlight.session.SignInRequest;
import dev.porchlight.session.UserId;
import dev.porchlight.session.UserPoolId;
import dev.porchlight.session.UserReference;
import dev.porchlight.store.dynamodb.DynamoDbSessionHistory;
import dev.porchlight.store.dynamodb.DynamoDbSessionReader;
import dev.porchlight.store.dynamodb.DynamoDbSessionWriter;
import dev.porchlight.store.dynamodb.DynamoDbUserReader;
import dev.porchlight.store.dynamodb.StoreCalls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A test's own user pool in the store that all tests share, accessed directly rather than through
/// the function.
public final class TestUserPool {
  private final UserPoolId pool;
  private final Sessions sessions;
  private final DynamoDbSessionHistory history;
  private final SignIn signIn;

  /// @param pool an id that no other test uses
  public TestUserPool(String pool) {
    StoreCalls calls = new StoreCalls(FunctionUnderTest.demoStore().client());
    String table = FunctionUnderTest.TABLES.sessions();
    DynamoDbSessionReader reader = new DynamoDbSessionReader(calls, table, true);
    this.pool = new UserPoolId(pool);
    this.history = new DynamoDbSessionHistory(calls, table, true);
    this.sessions =
        new Sessions(
            reader,
            new DynamoDbUserReader(calls, table, true),
            (_, _) -> Map.of(),
            InstantSource.system());
    this.signIn =
        new SignIn(
            reader,
            history,
            new DynamoDbSessionWriter(calls, table),
            new SessionPolicy(
                Duration.ofDays(1), null, Duration.ZERO, 100, SessionPolicy.WhenFull.REFUSE),
            InstantSource.system());
  }

  /// Imports records in the project's own format; `POOL` in them stands for the pool's id.
  public TestUserPool load(String... records) {
    try {
      Path file = Files.createTempFile("pool", ".jsonl");
      Files.write(
          file, List.of(records).stream().map(r -> r.replace("POOL", pool.value())).toList());
      FunctionUnderTest.load(FunctionUnderTest.demoStore(), file);
      Files.delete(file);
      return this;
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Opens a session of a user who has just signed in.
  public void open(String user, String app, String session) {
    open(user, app, session, null);
  }

  /// Opens a session.
  ///
  /// @param loginAt null for now
  public void open(String user, String app, String session, @Nullable Instant loginAt) {
    signIn.open(
        pool,
        new SignInRequest(
            new UserId(user),
            new SessionId(session),
            new AppId(app),
            null,
            null,
            loginAt,
            null,
            null,
            Map.of()));
  }

  /// Whether the user is signed in to the app.
  public boolean isActive(String user, String app) {
    return sessions.isActive(pool, new UserReference.ById(new UserId(user)), new AppId(app));
  }

  /// Everything stored about the user's sessions, ended or not.
  public List<Session> sessions(String user) {
    return history.sessionsOf(pool, new UserId(user));
  }
}
