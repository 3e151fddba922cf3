package dev.porchlight.workbench.local;

import com.amazonaws.services.lambda.runtime.Context;
import io.quarkus.amazon.lambda.runtime.QuarkusStreamHandler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// What AWS's managed Java runtime does: polls the Lambda Runtime API and calls the handler. The
/// native binary has this built in.
public final class JvmRuntime {
  private static final String REQUEST_ID = "Lambda-Runtime-Aws-Request-Id";

  private JvmRuntime() {}

  /// Polls until the process is stopped or the Runtime API is gone.
  public static void main(String[] arguments) throws IOException, InterruptedException {
    String api = Objects.requireNonNull(System.getenv("AWS_LAMBDA_RUNTIME_API"));
    URI invocations = URI.create("http://" + api + "/2018-06-01/runtime/invocation/");
    QuarkusStreamHandler handler = new QuarkusStreamHandler();
    HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    HttpRequest next = HttpRequest.newBuilder(invocations.resolve("next")).build();
    while (true) {
      HttpResponse<InputStream> event = http.send(next, HttpResponse.BodyHandlers.ofInputStream());
      String id = event.headers().firstValue(REQUEST_ID).orElseThrow();
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      String outcome = handle(handler, event.body(), answer, id) ? "/response" : "/error";
      HttpRequest response =
          HttpRequest.newBuilder(invocations.resolve(id + outcome))
              .POST(HttpRequest.BodyPublishers.ofByteArray(answer.toByteArray()))
              .build();
      http.send(response, HttpResponse.BodyHandlers.discarding());
    }
  }

  /// Whether there is an answer. As in AWS's runtime, an event that cannot be handled fails alone.
  private static boolean handle(
      QuarkusStreamHandler handler, InputStream event, ByteArrayOutputStream answer, String id)
      throws IOException {
    try {
      handler.handleRequest(event, answer, context(id));
      return true;
    } catch (RuntimeException e) {
      answer.reset();
      String error = "{\"errorType\":\"" + e.getClass().getSimpleName() + "\"}";
      answer.writeBytes(error.getBytes(StandardCharsets.UTF_8));
      return false;
    }
  }

  /// A context that knows the request id, which is all that the function reads.
  private static Context context(String requestId) {
    return (Context)
        Proxy.newProxyInstance(
            JvmRuntime.class.getClassLoader(),
            new Class<?>[] {Context.class},
            (_, method, _) -> method.getName().equals("getAwsRequestId") ? requestId : null);
  }
}
