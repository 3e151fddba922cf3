package dev.porchlight.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.porchlight.api.Families;
import dev.porchlight.telemetry.Telemetry;
import io.quarkus.amazon.lambda.runtime.AmazonLambdaMapperRecorder;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.enterprise.inject.Any;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;

/// Takes the first event from the loop that polls for events (Quarkus's in the native binary, AWS's
/// runtime on a JVM), and all others from the Runtime API itself: from then on the [FunctionLoop]
/// answers, and the polling thread rests. The other loops change threads twice and open a new
/// virtual connection for each event; `docs/decisions/0006-one-thread.md` has the figures.
@Decorator
@Priority(1)
public class LoopTakeOver
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  private final Vertx vertx;
  private final Families families;
  private final Telemetry telemetry;

  /// @param replaced Quarkus's own handler; CDI requires every decorator to name it
  public LoopTakeOver(
      @Any @Delegate RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> replaced,
      Vertx vertx,
      Families families,
      Telemetry telemetry) {
    this.vertx = vertx;
    this.families = families;
    this.telemetry = telemetry;
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    String address =
        Objects.requireNonNull(
            System.getenv("AWS_LAMBDA_RUNTIME_API"), "AWS_LAMBDA_RUNTIME_API is not set");
    RuntimeApi runtime = new RuntimeApi(address);
    Runtime.getRuntime().addShutdownHook(new Thread(runtime::close));
    FunctionLoop loop =
        new FunctionLoop(
            ((VertxInternal) vertx).getEventLoopGroup().next(),
            runtime,
            families,
            telemetry,
            AmazonLambdaMapperRecorder.objectMapper.readerFor(APIGatewayV2HTTPEvent.class));
    loop.start(event, context.getAwsRequestId());
    return rest();
  }

  /// Blocks until the process ends, which interrupts the polling thread.
  private static APIGatewayV2HTTPResponse rest() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new IllegalStateException("the function has ended");
  }
}
