package dev.porchlight.local;

import dev.porchlight.importer.ImportCommand;
import dev.porchlight.store.dynamodb.Tables;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The packaged function behind the Lambda events, as the integration tests ask it: the jar, or
/// with `-Dporchlight.function=native` the native binary.
public final class FunctionUnderTest implements AutoCloseable {
  /// The tables of the demo data.
  public static final Tables TABLES = new Tables("porchlight-sessions", "porchlight-access-keys");

  private static final Path LOGS = Path.of("target/test-logs");

  private static @Nullable DynamoDbLocal demoStore;
  private static @Nullable FunctionUnderTest demo;

  private final LambdaService lambda;
  private final Function function;

  private FunctionUnderTest(LambdaService lambda, Function function) {
    this.lambda = lambda;
    this.function = function;
  }

  /// DynamoDB Local with the demo data: one for all tests, which only read it or write pools of
  /// their own. It ends with this JVM.
  public static synchronized DynamoDbLocal demoStore() {
    try {
      DynamoDbLocal store = demoStore;
      if (store == null) {
        store = DynamoDbLocal.start(LOGS.resolve("dynamodb.log"));
        TABLES.createIn(store.client());
        for (ImportCommand.Source source : DemoData.ALL) {
          load(store, source);
        }
        demoStore = store;
      }
      return store;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// A function with default settings on the demo data: one for all tests.
  public static synchronized FunctionUnderTest demo() {
    FunctionUnderTest running = demo;
    if (running == null) {
      running = start(demoStore().endpoint(), Map.of(), "function");
      demo = running;
    }
    return running;
  }

  /// Another function, with settings (environment variables) of its own.
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

  /// Imports a file of the project's own records into the tables of a store.
  public static void load(DynamoDbLocal store, Path file) throws IOException, InterruptedException {
    load(store, new ImportCommand.Source(file));
  }

  /// Imports a file into the tables of a store.
  public static void load(DynamoDbLocal store, ImportCommand.Source source)
      throws IOException, InterruptedException {
    PrintStream nowhere = new PrintStream(PrintStream.nullOutputStream());
    int status = ImportCommand.run(source, TABLES, Optional.of(store.endpoint()), nowhere);
    if (status != 0) {
      throw new IllegalStateException("import of " + source + " ended with status " + status);
    }
  }

  /// Where it answers.
  public URI address() {
    return URI.create("http://127.0.0.1:" + lambda.port());
  }

  /// All that the function printed so far.
  public String printed() {
    return function.printed();
  }

  @Override
  public void close() {
    function.close();
    lambda.close();
  }

  private static Function.Kind kind() {
    String name = System.getProperty("porchlight.function", "jar");
    return Function.Kind.valueOf(name.toUpperCase(Locale.ROOT));
  }
}
