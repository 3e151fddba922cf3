package dev.porchlight.workbench.proof;

import dev.porchlight.workbench.local.FunctionUnderTest;
import dev.porchlight.workbench.local.StoreProxy;
import java.util.HashMap;
import java.util.Map;

/// A function with its own store proxy, so that the store can fail.
final class Station implements AutoCloseable {
  /// So that each request reads its access key and app names, and all activity is written.
  private static final Map<String, String> NO_CACHES =
      Map.of(
          "PORCHLIGHT_ACCESS_KEY_CACHE", "0s",
          "PORCHLIGHT_APP_CACHE", "0s",
          "PORCHLIGHT_SESSIONS_TOUCH_GRANULARITY", "0s");

  private final StoreProxy proxy;
  private final FunctionUnderTest function;
  private final Caller caller;

  /// @param name of its log
  /// @param settings on top of the default ones
  Station(String name, Map<String, String> settings) {
    ProofPool.load();
    Map<String, String> all = new HashMap<>(NO_CACHES);
    all.put("PORCHLIGHT_ROCKETCHAT_USER_POOL", ProofPool.POOL);
    all.putAll(settings);
    this.proxy = new StoreProxy(FunctionUnderTest.demoStore().endpoint());
    this.function = start(name, all);
    this.caller = new Caller(function.address());
  }

  /// One at a time: starting a function takes the whole machine.
  private FunctionUnderTest start(String name, Map<String, String> settings) {
    synchronized (Station.class) {
      return FunctionUnderTest.start(proxy.address(), settings, "function-" + name);
    }
  }

  StoreProxy proxy() {
    return proxy;
  }

  Reply send(ProofRequest request) {
    return caller.send(request);
  }

  /// Everything that the function has printed so far.
  String printed() {
    return function.printed();
  }

  /// What the function's process holds now.
  ProcessSnapshot snapshot() {
    return ProcessSnapshot.at(function.pid());
  }

  @Override
  public void close() {
    caller.close();
    function.close();
    proxy.close();
  }
}
