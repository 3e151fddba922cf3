package dev.porchlight.workbench.proof;

import dev.porchlight.workbench.benchmark.RuntimeApi;
import dev.porchlight.workbench.gateway.EventSource;
import dev.porchlight.workbench.local.Function;
import dev.porchlight.workbench.local.FunctionUnderTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/// A function that gets its events straight from a Runtime API, with no HTTP in front.
final class LambdaFunction implements AutoCloseable {
  private final RuntimeApi runtime = new RuntimeApi();
  private final Function function;

  /// @param name of its log
  LambdaFunction(Function.Kind kind, URI store, String name) {
    this(kind, store, name, Map.of());
  }

  private LambdaFunction(
      Function.Kind kind, URI store, String name, Map<String, String> furtherSettings) {
    Map<String, String> settings = ProofPool.withIssuer(furtherSettings);
    settings.put("PORCHLIGHT_ROCKETCHAT_USER_POOL", ProofPool.POOL);
    try {
      function =
          Function.start(
              kind, runtime.address(), store, settings, Path.of("target/test-logs", name + ".log"));
      runtime.awaitReady();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// On the store with the proof's user pool, of the kind that the tests run.
  static LambdaFunction start(String name) {
    return start(FunctionUnderTest.kind(), name);
  }

  /// On the same store, with further settings (environment variables).
  static LambdaFunction start(String name, Map<String, String> settings) {
    ProofPool.load();
    return new LambdaFunction(
        FunctionUnderTest.kind(), FunctionUnderTest.demoStore().endpoint(), name, settings);
  }

  /// Starts a function on the store with the proof's user pool.
  static LambdaFunction start(Function.Kind kind, String name) {
    ProofPool.load();
    return new LambdaFunction(kind, FunctionUnderTest.demoStore().endpoint(), name);
  }

  /// The reply to a request that comes through the HTTP API.
  Reply send(ProofRequest request) {
    return send(request, false, LambdaEvent.HTTP_API);
  }

  /// @param base64 whether the body is encoded, as the gateway does unless it is text
  Reply send(ProofRequest request, boolean base64, EventSource source) {
    return LambdaEvent.of(request, base64, source)
        .map(event -> reply(call(event)))
        .orElseGet(LambdaEvent::refusal);
  }

  private static Reply reply(RuntimeApi.Call call) {
    return LambdaEvent.reply(call.body(), Math.round(call.millis()));
  }

  RuntimeApi.Call call(byte[] event) {
    try {
      return runtime.invoke(event);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// The reply to an endpoint's valid request, after the one that must be sent first.
  Reply send(Endpoint endpoint) {
    endpoint.before().ifPresent(this::send);
    return send(endpoint.request());
  }

  Memory memory() {
    return Memory.of(function.pid());
  }

  ProcessSnapshot snapshot() {
    return ProcessSnapshot.at(function.pid());
  }

  String printed() {
    return function.printed();
  }

  @Override
  public void close() {
    function.close();
    runtime.close();
  }
}
