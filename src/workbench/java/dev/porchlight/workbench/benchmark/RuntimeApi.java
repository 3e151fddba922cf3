package dev.porchlight.workbench.benchmark;

import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A Lambda Runtime API that times each call, from handing out the event to the last byte of the
/// answer.
public final class RuntimeApi extends StandIn {
  private static final int MOST_SECONDS = 60;

  private final BlockingQueue<byte[]> events = new LinkedBlockingQueue<>();
  private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
  private final BlockingQueue<Long> readyAtNanos = new LinkedBlockingQueue<>();

  /// An answer, and when it was complete.
  record Answer(long atNanos, String body) {}

  /// One call.
  ///
  /// @param body the answer, or the error that the function reported instead
  public record Call(double millis, String body) {}

  /// When the function first asked for an event.
  public long awaitReady() throws InterruptedException {
    return present(readyAtNanos.poll(MOST_SECONDS, TimeUnit.SECONDS));
  }

  /// Hands out an event and waits for the answer.
  public Call invoke(byte[] event) throws InterruptedException {
    long start = System.nanoTime();
    events.add(event);
    Answer answer = present(answers.poll(MOST_SECONDS, TimeUnit.SECONDS));
    return new Call((answer.atNanos() - start) / 1e6, answer.body());
  }

  @Override
  void serve(HttpConnection connection) throws IOException, InterruptedException {
    for (HttpConnection.Request request = connection.read();
        request != null;
        request = connection.read()) {
      if (request.target().endsWith("/invocation/next")) {
        readyAtNanos.add(System.nanoTime());
        connection.write(head(), events.take());
      } else {
        answers.add(new Answer(System.nanoTime(), request.body()));
        connection.write("HTTP/1.1 202 Accepted\r\n", new byte[0]);
      }
    }
  }

  private static String head() {
    return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nLambda-Runtime-Aws-Request-Id: "
        + UUID.randomUUID()
        + "\r\nLambda-Runtime-Deadline-Ms: "
        + (System.currentTimeMillis() + 10_000)
        + "\r\nLambda-Runtime-Invoked-Function-Arn:"
        + " arn:aws:lambda:us-east-1:123456789012:function:f\r\n"
        + "Lambda-Runtime-Trace-Id: Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Sampled=0\r\n";
  }

  private static <T> T present(@Nullable T value) {
    if (value == null) {
      throw new IllegalStateException("no answer within " + MOST_SECONDS + " s");
    }
    return value;
  }
}
