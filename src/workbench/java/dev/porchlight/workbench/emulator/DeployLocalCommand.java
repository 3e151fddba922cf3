package dev.porchlight.workbench.emulator;

import dev.porchlight.importer.FileImport;
import dev.porchlight.store.dynamodb.DynamoDbImportStore;
import dev.porchlight.store.dynamodb.StoreCalls;
import dev.porchlight.workbench.local.DemoData;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;

/// `make deploy-local`: the template, both functions, their roles and demo data on this machine, in
/// an emulator of AWS.
public final class DeployLocalCommand {
  private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private static final String REGION = "us-east-1";

  /// On a busy machine, a function may start more slowly than it is allowed to run.
  private static final int MOST_STARTS = 5;

  private DeployLocalCommand() {}

  /// Argument: the port to serve on.
  public static void main(String[] arguments) throws InterruptedException {
    try {
      run(port(arguments[0]));
      Thread.currentThread().join();
    } catch (IllegalArgumentException e) {
      OUT.println("EMULATOR_PORT must be a number from 1 to 65535, not " + arguments[0]);
      System.exit(2);
    } catch (IOException e) {
      OUT.println(e.getMessage());
      System.exit(1);
    }
  }

  private static int port(String text) {
    int port = Integer.parseInt(text);
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException();
    }
    return port;
  }

  private static void run(int port) throws IOException, InterruptedException {
    OUT.println("1/5  Installing the emulator if it is not there yet (a minute)");
    Path python = Emulator.install();
    OUT.println("2/5  Starting the emulator on 127.0.0.1:" + port);
    Emulator emulator = Emulator.start(python, port);
    Path zip = FunctionZip.present();
    OUT.println(
        "3/5  Deploying infra/template.yaml with " + Path.of("").toAbsolutePath().relativize(zip));
    Deployment deployment = emulator.deploy(REGION, "local", zip);
    OUT.println("4/5  Importing " + DemoData.FOLDER);
    load(emulator, deployment);
    OUT.println("5/5  Waiting for the first answer");
    awaitAnswer(deployment);
    OUT.println(whatToTry(emulator, deployment));
  }

  private static void load(Emulator emulator, Deployment deployment)
      throws IOException, InterruptedException {
    StoreCalls calls = new StoreCalls(emulator.dynamoDb(REGION));
    try (var store = new DynamoDbImportStore(calls, deployment.tables(), InstantSource.system())) {
      for (FileImport file : DemoData.ALL) {
        if (file.into(store, OUT) != 0) {
          throw new IOException("The demo data could not be imported.");
        }
      }
    }
  }

  private static void awaitAnswer(Deployment deployment) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest request = HttpRequest.newBuilder(deployment.at("/api/v3/ready")).build();
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      for (int tries = 1; tries < MOST_STARTS && answer.statusCode() != 200; tries++) {
        answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      }
      if (answer.statusCode() != 200) {
        throw new IOException(
            "The function does not answer: " + answer.statusCode() + " " + answer.body());
      }
    }
  }

  private static String whatToTry(Emulator emulator, Deployment deployment) {
    return """

    Deployed: %1$s
    Ctrl-C stops everything and leaves nothing behind. Nothing reached AWS.

    Get a management token, then ask whether bob is signed in to Acme Chat:

      TOKEN=$(curl -s %1$s/api/v3/get-management-token -H 'Content-Type: application/json' \\
        -d '{"accessKeyId":"6250f12d5d0000009bcfcf78","accessKeySecret":"4ae78d3e579a6d0000001aeca7b1e29e"}' \\
        | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')
      curl -s %1$s/api/v3/check-session-status -H "Authorization: Bearer $TOKEN" \\
        -H 'Content-Type: application/json' -d '{"userId":"bob","appId":"62188e71c00000003075289c"}'

    Or point an SDK at that address, with that access key.
    The roles are enforced. But this is an emulator, not AWS: %2$s.
    More data:
      AWS_REGION=%3$s AWS_ACCESS_KEY_ID=porchlight-local AWS_SECRET_ACCESS_KEY=not-a-secret \\
        make import FILE=your.jsonl ENDPOINT=%4$s \\
        SESSION_TABLE=%5$s ACCESS_KEY_TABLE=%6$s
    Log: %7$s
    """
        .formatted(
            deployment.address(),
            String.join("; ", deployment.lacking()),
            REGION,
            emulator.endpoint(),
            deployment.tables().sessions(),
            deployment.tables().accessKeys(),
            Path.of("").toAbsolutePath().relativize(emulator.log()));
  }
}
