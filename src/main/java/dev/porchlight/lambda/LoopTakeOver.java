package dev.porchlight.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.porchlight.telemetry.Telemetry;
import io.netty.channel.EventLoop;
import io.quarkus.amazon.lambda.runtime.AmazonLambdaMapperRecorder;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.enterprise.inject.Any;
import java.util.concurrent.CountDownLatch;

/// Takes the first event from Quarkus' poll thread, and all others from the Runtime API itself:
/// from then on the [FunctionLoop] answers, and the poll thread rests. Quarkus' own loop changes
/// threads twice and opens a new virtual connection for each event;
/// `docs/decisions/0006-one-thread.md` has the figures.
///
/// Only in the native binary: on a JVM, AWS's Java runtime polls.
@Decorator
@Priority(1)
public class LoopTakeOver
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  private final RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> delegate;
  private final Vertx vertx;
  private final Telemetry telemetry;

  public LoopTakeOver(
      @Any @Delegate RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> delegate,
      Vertx vertx,
      Telemetry telemetry) {
    this.telemetry = telemetry;
    this.delegate = delegate;
    this.vertx = vertx;
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    String runtimeApi = System.getenv("AWS_LAMBDA_RUNTIME_API");
    boolean isNative = System.getProperty("org.graalvm.nativeimage.imagecode") != null;
    if (!isNative || runtimeApi == null) {
      return delegate.handleRequest(event, context);
    }
    RuntimeApi runtime = new RuntimeApi(runtimeApi);
    Runtime.getRuntime().addShutdownHook(new Thread(runtime::close));
    EventLoop eventLoop = ((VertxInternal) vertx).getEventLoopGroup().next();
    FunctionLoop loop =
        new FunctionLoop(
            eventLoop,
            runtime,
            telemetry,
            AmazonLambdaMapperRecorder.objectMapper.readerFor(APIGatewayV2HTTPEvent.class));
    loop.start(event, context.getAwsRequestId());
    return rest();
  }

  /// Until the process ends; Quarkus interrupts its poll thread then.
  private static APIGatewayV2HTTPResponse rest() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new IllegalStateException("the function has ended");
  }
}
