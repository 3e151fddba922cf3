package dev.porchlight.workbench.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/// A server on a free loopback port, with one platform thread per connection.
public abstract class StandIn implements AutoCloseable {
  private final ServerSocket server;

  StandIn() {
    try {
      this.server = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofPlatform().daemon().start(this::acceptAll);
  }

  /// Host and port.
  public final String address() {
    return "127.0.0.1:" + server.getLocalPort();
  }

  /// Serves one connection until the caller closes it.
  abstract void serve(HttpConnection connection) throws IOException, InterruptedException;

  @Override
  public final void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void acceptAll() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        Thread.ofPlatform().daemon().start(() -> serveOne(socket));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void serveOne(Socket socket) {
    try (HttpConnection connection = new HttpConnection(socket)) {
      serve(connection);
    } catch (IOException e) {
      // The caller is gone, as after every run.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
