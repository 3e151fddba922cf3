package dev.porchlight.workbench.proof;

import dev.porchlight.workbench.gateway.EventSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/// Sends mutated requests to one function and checks what comes back.
final class FuzzRun {
  /// A call that takes longer than the gateway waits hangs. Not less: a busy machine once took 7 s.
  private static final long HANGS_MILLIS = 30_000;

  /// The answer of list-users to a query that is not supported here.
  private static final int NOT_SUPPORTED = 501;

  private static final int MOST_WRONG = 20;
  private static final List<String> LEAKS =
      List.of(
          "exception",
          "\tat ",
          "at dev.",
          "stacktrace",
          "<html",
          "<!doctype",
          "jakarta",
          "quarkus");

  private final LambdaFunction function;
  private final Fuzzer fuzzer = new Fuzzer();
  private final Map<String, Integer> statuses = new TreeMap<>();
  private final List<String> wrong = new ArrayList<>();
  private long requests;
  private Reply slowest = new Reply(0, Map.of(), "", 0);
  private String slowestRequest = "";

  FuzzRun(LambdaFunction function) {
    this.function = function;
  }

  /// Sends one request generated from a seed.
  ///
  /// @return what is wrong with the reply; empty if nothing is
  String send(long seed) {
    Random random = new Random(seed);
    ProofRequest request = fuzzer.next(random);
    boolean base64 = random.nextInt(5) == 0;
    EventSource source = random.nextBoolean() ? LambdaEvent.HTTP_API : LambdaEvent.FUNCTION_URL;
    String fault;
    try {
      Reply reply = function.send(request, base64, source);
      note(request, reply);
      fault = fault(request, reply);
    } catch (IllegalStateException e) {
      statuses.merge("lost", 1, Integer::sum);
      fault = String.valueOf(e.getMessage());
    }
    requests++;
    if (!fault.isEmpty() && wrong.size() < MOST_WRONG) {
      wrong.add("seed " + seed + ": " + request + ": " + fault);
    }
    return fault;
  }

  /// Sends every endpoint its valid request, signs somebody in, and returns what is wrong. (The
  /// requests before may have signed out or deleted anybody they knew.)
  List<String> aftermath() {
    List<String> bad = new ArrayList<>();
    for (Endpoint endpoint : Endpoints.all()) {
      Endpoint round = Rounds.next(endpoint);
      String fault = fault(round.request(), function.send(round));
      if (!fault.isEmpty()) {
        bad.add(round.route() + ": " + fault);
      }
    }
    ProofRequest check = Endpoints.all().getFirst().request();
    ProofRequest signIn =
        ProofRequest.put(
            "/v1/users/after-all/sessions/s-{n}", "{\"appId\":\"%s\"}".formatted(ProofPool.APP));
    function.send(signIn.as(check).round(Rounds.next()));
    Reply active = function.send(check.withBody(check.body().replace(ProofPool.USER, "after-all")));
    if (!active.body().contains("\"active\":true")) {
      bad.add("nobody can sign in any more: " + active);
    }
    return bad;
  }

  long requests() {
    return requests;
  }

  /// The number of replies by status: HTTP's, and GenAuth's own where HTTP's is 200.
  Map<String, Integer> statuses() {
    return statuses;
  }

  Reply slowest() {
    return slowest;
  }

  String slowestRequest() {
    return slowestRequest;
  }

  List<String> wrong() {
    return wrong;
  }

  private void note(ProofRequest request, Reply reply) {
    int inner = Dialect.GENAUTH.status(reply);
    statuses.merge(inner == reply.status() ? "HTTP " + inner : "GenAuth " + inner, 1, Integer::sum);
    if (reply.millis() > slowest.millis()) {
      slowest = reply;
      slowestRequest = request.method() + " " + request.path();
    }
  }

  /// Whether the keys that a made-up logout token asks for are not fetched again yet, which is
  /// neither a fault nor counted as one.
  private static boolean isPaused(Reply reply) {
    return reply.body().contains("the issuer's keys were fetched a moment ago");
  }

  private static String fault(ProofRequest request, Reply reply) {
    String lower = reply.body().toLowerCase(Locale.ROOT);
    // What a caller sent may come back, such as the name of a parameter.
    String sent = (request.target() + request.body() + request.headers()).toLowerCase(Locale.ROOT);
    int status = Dialect.GENAUTH.status(reply);
    if (status >= 500 && status != NOT_SUPPORTED && !isPaused(reply)) {
      return "a fault: " + reply;
    }
    if (!reply.body().isEmpty() && !reply.isJson()) {
      return "not JSON: " + reply;
    }
    if (LEAKS.stream().anyMatch(leak -> lower.contains(leak) && !sent.contains(leak))) {
      return "reveals internals: " + reply;
    }
    return reply.millis() > HANGS_MILLIS ? "hangs: " + reply : "";
  }
}
