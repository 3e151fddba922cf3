package dev.porchlight.workbench.proof;

import dev.porchlight.workbench.local.FunctionUnderTest;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One function on the proof's user pool, for all tests that need no faults. It ends with this JVM.
final class Shared {
  private static @Nullable FunctionUnderTest function;
  private static @Nullable Caller caller;
  private static @Nullable Caller callerOfFunctionUrl;

  private Shared() {}

  static synchronized FunctionUnderTest function() {
    FunctionUnderTest running = function;
    if (running == null) {
      ProofPool.load();
      running =
          FunctionUnderTest.start(
              FunctionUnderTest.demoStore().endpoint(),
              ProofPool.withIssuer(Map.of("PORCHLIGHT_ROCKETCHAT_USER_POOL", ProofPool.POOL)),
              "function-proof");
      function = running;
    }
    return running;
  }

  static synchronized Caller caller() {
    Caller open = caller;
    if (open == null) {
      open = new Caller(function().address());
      caller = open;
    }
    return open;
  }

  /// For paths that an HTTP API would decode into others.
  static synchronized Caller callerOfFunctionUrl() {
    Caller open = callerOfFunctionUrl;
    if (open == null) {
      open = new Caller(function().functionUrl());
      callerOfFunctionUrl = open;
    }
    return open;
  }

  /// The reply to an endpoint's valid request, after the one that must be sent first.
  static Reply send(Endpoint endpoint) {
    endpoint.before().ifPresent(caller()::send);
    return caller().send(endpoint.request());
  }
}
