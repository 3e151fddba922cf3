package dev.porchlight.lambda;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.porchlight.api.Families;
import dev.porchlight.telemetry.JsonLine;
import dev.porchlight.telemetry.ObservedRequest;
import dev.porchlight.telemetry.Telemetry;
import io.netty.channel.EventLoop;
import java.io.IOException;
import java.util.UUID;
import org.apache.http.HttpException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Polls for events and answers them, all on the event loop that Quarkus uses, so that no request
/// changes threads. The loop may block on the next event because nothing else happens in the
/// meantime: a Lambda environment serves one request at a time.
final class FunctionLoop {
  private static final Logger LOG = Logger.getLogger(FunctionLoop.class);
  private static final int UUID_CHARACTERS = 36;

  private final EventLoop eventLoop;
  private final RuntimeApi runtime;
  private final Families families;
  private final Telemetry telemetry;
  private final ObjectReader events;
  private final VirtualHttp http = new VirtualHttp(this::answered, this::lost);
  private @Nullable Exchange current;

  /// The exchange in progress.
  ///
  /// @param invocation Lambda's id for it
  private record Exchange(String invocation, ObservedRequest observed) {}

  FunctionLoop(
      EventLoop eventLoop,
      RuntimeApi runtime,
      Families families,
      Telemetry telemetry,
      ObjectReader events) {
    this.eventLoop = eventLoop;
    this.runtime = runtime;
    this.families = families;
    this.telemetry = telemetry;
    this.events = events;
  }

  /// Answers an event that was already received, then polls for all others.
  void start(APIGatewayV2HTTPEvent event, String requestId) {
    eventLoop.execute(() -> {
      Exchange first = begin(requestId);
      try {
        http.send(families.request(event, first.observed()));
      } catch (RuntimeException e) {
        failAndContinue(e.getClass().getSimpleName());
      }
    });
  }

  private Exchange begin(String invocation) {
    boolean isName = invocation.length() == UUID_CHARACTERS;
    String id = isName ? invocation : UUID.randomUUID().toString();
    Exchange begun = new Exchange(invocation, telemetry.begin(id));
    current = begun;
    return begun;
  }

  private void answered(Answer answer) {
    // Not inside the server's write: the exchange must be over before the next one begins.
    eventLoop.execute(() -> respondAndContinue(answer));
  }

  private void lost() {
    eventLoop.execute(() -> failAndContinue("ConnectionClosed"));
  }

  private void respondAndContinue(Answer answer) {
    try {
      Exchange ended = current;
      if (ended != null) {
        telemetry.end(ended.observed(), true);
        runtime.respond(ended.invocation(), answer.asJson());
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
    Exchange failed = current;
    if (failed != null) {
      telemetry.lost(failed.observed(), failure);
      runtime.fail(failed.invocation(), failure);
    }
  }

  private void next() throws IOException, HttpException {
    while (true) {
      Invocation next = runtime.next();
      Exchange begun = begin(next.requestId());
      try {
        http.send(families.request(events.readValue(next.event()), begun.observed()));
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
