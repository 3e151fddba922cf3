package dev.porchlight.workbench.local;

import dev.porchlight.access.AccessKey;
import dev.porchlight.importer.FileImport;
import dev.porchlight.importer.ImportLine;
import dev.porchlight.importer.ImportRecord;
import dev.porchlight.operator.ImportCommand;
import dev.porchlight.session.Session;
import dev.porchlight.session.UserPoolId;
import dev.porchlight.store.dynamodb.DynamoDbImportStore;
import dev.porchlight.store.dynamodb.StoreCalls;
import dev.porchlight.store.dynamodb.Tables;
import dev.porchlight.workbench.openapi.DescribedAnswers;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The packaged function behind Lambda events, as the integration tests call it: the jar or, with
/// `-Dporchlight.function=native`, the native binary. Every answer that a test gets through REST
/// Assured must match `docs/openapi.yaml`.
public final class FunctionUnderTest implements AutoCloseable {
  /// The tables of the demo data.
  public static final Tables TABLES = new Tables("porchlight-sessions", "porchlight-access-keys");

  private static final Path LOGS = Path.of("target/test-logs");

  static {
    RestAssured.filters(new DescribedAnswers());
  }

  private static @Nullable DynamoDbLocal demoStore;
  private static @Nullable FunctionUnderTest demo;

  private final LambdaService lambda;
  private final Function function;

  private FunctionUnderTest(LambdaService lambda, Function function) {
    this.lambda = lambda;
    this.function = function;
  }

  /// DynamoDB Local with the demo data: one for all tests, which only read it or write their own
  /// pools. It ends with this JVM.
  public static synchronized DynamoDbLocal demoStore() {
    DynamoDbLocal store = demoStore;
    if (store == null) {
      store = startDemoStore("dynamodb");
      demoStore = store;
    }
    return store;
  }

  /// Another DynamoDB Local with the demo data, for a test that changes it.
  ///
  /// @param name of its log
  public static DynamoDbLocal startDemoStore(String name) {
    try {
      DynamoDbLocal store = DynamoDbLocal.start(LOGS.resolve(name + ".log"));
      store.create(TABLES);
      for (FileImport source : DemoData.ALL) {
        load(store, source);
      }
      return store;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// A function with default settings and the demo data: one for all tests.
  public static synchronized FunctionUnderTest demo() {
    FunctionUnderTest running = demo;
    if (running == null) {
      running = start(demoStore().endpoint(), Map.of(), "function");
      demo = running;
    }
    return running;
  }

  /// Another function, with its own settings (environment variables).
  ///
  /// @param name of its log
  public static FunctionUnderTest start(URI store, Map<String, String> settings, String name) {
    LambdaService lambda = LambdaService.start(0);
    try {
      Function function =
          Function.start(kind(), lambda, store, settings, LOGS.resolve(name + ".log"));
      if (!new Readiness(lambda.port()).await(function::isAlive)) {
        throw new IllegalStateException("the function did not start: " + function.printed());
      }
      return new FunctionUnderTest(lambda, function);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// Imports a file in the project's own format into the tables of a store.
  public static void load(DynamoDbLocal store, Path file) throws IOException, InterruptedException {
    load(store, new FileImport(file));
  }

  /// Imports an access key into the store of the demo data.
  public static void add(AccessKey key) {
    add(new ImportRecord.OfAccessKey(key));
  }

  /// Imports a session into the store of the demo data.
  public static void add(UserPoolId pool, Session session) {
    add(new ImportRecord.OfSession(pool, session));
  }

  private static void add(ImportRecord entry) {
    // Its client belongs to the store, and stays open.
    new DynamoDbImportStore(new StoreCalls(demoStore().client()), TABLES, InstantSource.system())
        .write(List.of(new ImportLine(1, entry)));
  }

  /// Imports a file into the tables of a store.
  public static void load(DynamoDbLocal store, FileImport source)
      throws IOException, InterruptedException {
    PrintStream nowhere = new PrintStream(PrintStream.nullOutputStream());
    int status = ImportCommand.run(source, TABLES, Optional.of(store.endpoint()), nowhere);
    if (status != 0) {
      throw new IllegalStateException("import of " + source + " ended with status " + status);
    }
  }

  /// Its HTTP API.
  public URI address() {
    return URI.create("http://127.0.0.1:" + lambda.port());
  }

  /// Its function URL, for paths that would not survive an HTTP API's decoding.
  public URI functionUrl() {
    return URI.create("http://127.0.0.1:" + lambda.functionUrlPort());
  }

  /// The function's process.
  public long pid() {
    return function.pid();
  }

  /// Everything that the function has printed so far.
  public String printed() {
    return function.printed();
  }

  @Override
  public void close() {
    function.close();
    lambda.close();
  }

  /// The kind of function that the tests run.
  public static Function.Kind kind() {
    String name = System.getProperty("porchlight.function", "jar");
    return Function.Kind.valueOf(name.toUpperCase(Locale.ROOT));
  }
}
