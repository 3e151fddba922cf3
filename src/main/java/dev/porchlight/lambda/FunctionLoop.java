package dev.porchlight.lambda;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.porchlight.telemetry.JsonLine;
import dev.porchlight.telemetry.Telemetry;
import io.netty.channel.EventLoop;
import java.io.IOException;
import org.apache.http.HttpException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Asks for events and answers them, all on the event loop that Quarkus answers on: no request
/// changes threads. The loop may wait for the next event because nothing else happens meanwhile: a
/// Lambda environment serves one request at a time.
final class FunctionLoop {
  private static final Logger LOG = Logger.getLogger(FunctionLoop.class);

  private final EventLoop eventLoop;
  private final RuntimeApi runtime;
  private final Telemetry telemetry;
  private final ObjectReader events;
  private final VirtualHttp http = new VirtualHttp(this::answered, this::lost);
  private @Nullable Invocation invocation;

  FunctionLoop(EventLoop eventLoop, RuntimeApi runtime, Telemetry telemetry, ObjectReader events) {
    this.telemetry = telemetry;
    this.eventLoop = eventLoop;
    this.runtime = runtime;
    this.events = events;
  }

  /// Answers an event that was already received, and from then on all others.
  void start(APIGatewayV2HTTPEvent event, String requestId) {
    eventLoop.execute(() -> {
      Invocation first = new Invocation(requestId, "", new byte[0]);
      invocation = first;
      try {
        http.send(event, first);
      } catch (RuntimeException e) {
        failAndContinue(e.getClass().getSimpleName());
      }
    });
  }

  private void answered(Answer answer) {
    // Not here, inside the server's write: the exchange must be over before the next begins.
    eventLoop.execute(() -> respondAndContinue(answer));
  }

  private void lost() {
    eventLoop.execute(() -> failAndContinue("ConnectionClosed"));
  }

  private void respondAndContinue(Answer answer) {
    try {
      Invocation current = invocation;
      if (current != null) {
        runtime.respond(current.getAwsRequestId(), answer.asJson());
      }
      next();
    } catch (IOException | HttpException e) {
      end(e);
    }
  }

  private void failAndContinue(String failure) {
    try {
      fail(failure);
      next();
    } catch (IOException | HttpException e) {
      end(e);
    }
  }

  private void fail(String failure) throws IOException, HttpException {
    Invocation current = invocation;
    if (current != null) {
      telemetry.lost(current.getAwsRequestId(), failure);
      runtime.fail(current.getAwsRequestId(), failure);
    }
  }

  private void next() throws IOException, HttpException {
    while (true) {
      Invocation next = runtime.next();
      invocation = next;
      try {
        http.send(events.<APIGatewayV2HTTPEvent>readValue(next.event()), next);
        return;
      } catch (JacksonException | RuntimeException e) {
        fail(e.getClass().getSimpleName());
      }
    }
  }

  /// Without the Runtime API there is nothing to do: Lambda starts another environment.
  private void end(Exception e) {
    if (runtime.isClosed()) {
      return;
    }
    LOG.error(
        JsonLine.of(json -> {
          json.writeStringField("level", "ERROR");
          json.writeStringField("event", "runtime_api_lost");
          json.writeStringField("failure", e.getClass().getSimpleName());
        }));
    Runtime.getRuntime().halt(1);
  }
}
