package dev.porchlight.api;

import dev.porchlight.workbench.local.FunctionUnderTest;
import dev.porchlight.workbench.local.StoreProxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// The demo store behind a test class's own proxy, which counts calls and plays faults. After each
/// test the store works again; after the last, the functions on it are closed.
public final class FaultyStore implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
  private final List<FunctionUnderTest> functions = new ArrayList<>();
  private @Nullable StoreProxy proxy;

  /// The proxy; it exists from the first `@BeforeAll` on.
  public StoreProxy proxy() {
    if (proxy == null) {
      throw new IllegalStateException("no test has started");
    }
    return proxy;
  }

  /// Starts a function on the proxy, as [FunctionUnderTest#start] does.
  public FunctionUnderTest start(Map<String, String> settings, String name) {
    return closedAtTheEnd(FunctionUnderTest.start(proxy().address(), settings, name));
  }

  /// Has a function that was started on the proxy closed after the last test.
  public FunctionUnderTest closedAtTheEnd(FunctionUnderTest function) {
    functions.add(function);
    return function;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    proxy = new StoreProxy(FunctionUnderTest.demoStore().endpoint());
  }

  @Override
  public void afterEach(ExtensionContext context) {
    proxy().play(StoreProxy.Fault.NONE);
    proxy().delay(Duration.ZERO);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    functions.forEach(FunctionUnderTest::close);
    proxy().close();
  }
}
