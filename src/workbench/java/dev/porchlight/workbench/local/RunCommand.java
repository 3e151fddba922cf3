package dev.porchlight.workbench.local;

import dev.porchlight.importer.FileImport;
import dev.porchlight.operator.ImportCommand;
import dev.porchlight.store.dynamodb.Tables;
import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/// `make run`: Porchlight with demo data on this machine, through the same events as on AWS.
public final class RunCommand {
  private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private static final Tables TABLES = new Tables("porchlight-sessions", "porchlight-access-keys");
  private static final Path LOGS = Path.of("target/run");

  private RunCommand() {}

  /// Argument: the port to serve on.
  public static void main(String[] arguments) throws Exception {
    int port = port(arguments[0]);
    LambdaService lambda = serve(port);
    OUT.println("1/4  Starting DynamoDB Local in memory");
    DynamoDbLocal store = DynamoDbLocal.start(LOGS.resolve("dynamodb.log"));
    OUT.println("2/4  Creating the tables");
    store.create(TABLES);
    OUT.println("3/4  Importing " + DemoData.FOLDER);
    for (FileImport file : DemoData.ALL) {
      if (ImportCommand.run(file, TABLES, Optional.of(store.endpoint()), OUT) != 0) {
        System.exit(1);
      }
    }
    OUT.println("4/4  Starting the function");
    start(lambda, store);
    lambda.show(ApiPages.load());
    OUT.println(whatToTry(lambda, store));
    Thread.currentThread().join();
  }

  private static int port(String text) {
    try {
      int port = Integer.parseInt(text);
      if (port > 0 && port < 65_536) {
        return port;
      }
    } catch (NumberFormatException e) {
      // Reported below.
    }
    OUT.println("PORT must be a number from 1 to 65535, not " + text);
    System.exit(2);
    throw new IllegalStateException();
  }

  private static LambdaService serve(int port) {
    try {
      return LambdaService.start(port);
    } catch (CompletionException e) {
      if (!(e.getCause() instanceof BindException)) {
        throw e;
      }
      OUT.printf(
          "Port %d is in use. Stop what uses it, or choose another: make run PORT=%d%n",
          port, port + 1);
      System.exit(2);
      throw new IllegalStateException(e);
    }
  }

  private static void start(LambdaService lambda, DynamoDbLocal store)
      throws IOException, InterruptedException {
    Function function =
        Function.start(
            Function.Kind.JAR, lambda, store.endpoint(), Map.of(), LOGS.resolve("function.log"));
    if (!new Readiness(lambda.port()).await(function::isAlive)) {
      OUT.println("The function did not start:\n" + function.printed());
      System.exit(1);
    }
  }

  private static String whatToTry(LambdaService lambda, DynamoDbLocal store) {
    return """

    Porchlight answers on http://127.0.0.1:%1$d. Ctrl-C stops it and leaves nothing behind.

    Get a management token, then ask whether bob is signed in to Acme Chat:

      TOKEN=$(curl -s http://127.0.0.1:%1$d/api/v3/get-management-token -H 'Content-Type: application/json' \\
        -d '{"accessKeyId":"6250f12d5d0000009bcfcf78","accessKeySecret":"4ae78d3e579a6d0000001aeca7b1e29e"}' \\
        | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')
      curl -s http://127.0.0.1:%1$d/api/v3/check-session-status -H "Authorization: Bearer $TOKEN" \\
        -H 'Content-Type: application/json' -d '{"userId":"bob","appId":"62188e71c00000003075289c"}'

    As a user of a Rocket.Chat workspace, ask for one of your own sessions:

      curl -s -H 'X-User-Id: rbAXPnMktTFbNpwtJ' \\
        -H 'X-Auth-Token: 4uBKb3a7jl28SM1uIAiXnqGvg9CBre9FA8cWxp8AaA6' \\
        'http://127.0.0.1:%1$d/api/v1/sessions/info?sessionId=QoYYFw2t9oKks2niG'

    Read about and try every operation: http://127.0.0.1:%1$d/docs/
    Or point an SDK at it: host http://127.0.0.1:%1$d, with that access key.
    The same behind a function URL, which passes paths on as they were sent: http://127.0.0.1:%4$d
    More data: make import FILE=your.jsonl ENDPOINT=%2$s
    Logs: %3$s
    """
        .formatted(lambda.port(), store.endpoint(), LOGS, lambda.functionUrlPort());
  }
}
