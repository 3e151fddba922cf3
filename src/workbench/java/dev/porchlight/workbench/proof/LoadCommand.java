package dev.porchlight.workbench.proof;

import dev.porchlight.workbench.benchmark.InstantDynamoDb;
import dev.porchlight.workbench.benchmark.RuntimeApi;
import dev.porchlight.workbench.benchmark.SignedCheck;
import dev.porchlight.workbench.local.Function;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/// `make load`: the native binary at the highest rate that one environment sustains, which is one
/// call after another. First signed checks on a store that answers immediately; then, for a fifth
/// of the time, every endpoint in turn on DynamoDB Local.
public final class LoadCommand {
  private LoadCommand() {}

  /// Arguments: minutes, and the commit being measured.
  public static void main(String[] arguments) throws IOException {
    Duration time = Duration.ofSeconds(Math.round(Double.parseDouble(arguments[0]) * 60));
    LoadPhase checks = new LoadPhase("signed checks, a store that answers immediately", time);
    try (InstantDynamoDb store = new InstantDynamoDb();
        LambdaFunction function =
            new LambdaFunction(
                Function.Kind.NATIVE, URI.create("http://" + store.address()), "function-load")) {
      checks.run(function, LoadCommand::check);
    }
    LoadPhase all = new LoadPhase("every endpoint in turn, DynamoDB Local", time.dividedBy(5));
    try (LambdaFunction function =
        LambdaFunction.start(Function.Kind.NATIVE, "function-load-all")) {
      List<Endpoint> endpoints = Endpoints.all();
      all.run(function, (target, i) -> endpoint(target, endpoints.get(i % endpoints.size())));
    }
    new Results(arguments[1], "make load MINUTES=" + arguments[0])
        .with("phases", List.of(checks.summary(), all.summary()))
        .write("load.json");
    System.exit(checks.passed() && all.passed() ? 0 : 1);
  }

  /// @return the milliseconds of the call; negative if the answer is wrong
  private static double check(LambdaFunction function, int i) {
    RuntimeApi.Call call = function.call(Checks.event(i));
    return call.body().contains("\\\"active\\\":true") ? call.millis() : -1;
  }

  private static double endpoint(LambdaFunction function, Endpoint endpoint) {
    Endpoint round = Rounds.next(endpoint);
    round.before().ifPresent(function::send);
    RuntimeApi.Call call = function.call(LambdaEvent.of(round.request()));
    Reply reply = LambdaEvent.reply(call.body(), Math.round(call.millis()));
    return round.isRight(reply) ? call.millis() : -1;
  }

  /// A signed event, re-signed now and then: a signature is valid for fifteen minutes.
  private static final class Checks {
    private static final int EVERY = 10_000;
    private static byte[] event = new byte[0];

    static byte[] event(int i) {
      if (i % EVERY == 0) {
        event = SignedCheck.event();
      }
      return event;
    }
  }
}
