package dev.porchlight.session;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;

/// A writer to which something happens just before it is asked for some change.
final class Disturbed {
  private Disturbed() {}

  /// @param change the name of the method
  static SessionWriter writer(SessionWriter writer, String change, Runnable before) {
    return (SessionWriter)
        Proxy.newProxyInstance(
            Disturbed.class.getClassLoader(),
            new Class<?>[] {SessionWriter.class},
            (_, method, arguments) -> {
              if (method.getName().equals(change)) {
                before.run();
              }
              try {
                return method.invoke(writer, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  /// The same, but only the first time.
  static SessionWriter once(SessionWriter writer, String change, Runnable before) {
    AtomicBoolean done = new AtomicBoolean();
    return writer(
        writer,
        change,
        () -> {
          if (!done.getAndSet(true)) {
            before.run();
          }
        });
  }
}
