package dev.porchlight.workbench.local;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/// Tells whether the function answers, by calling an operation that does not exist and so needs no
/// store.
public final class Readiness {
  private static final Duration MOST_START = Duration.ofSeconds(30);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

  private final URI address;

  public Readiness(int port) {
    this.address = URI.create("http://127.0.0.1:" + port + "/api/v3/ready");
  }

  /// Waits for the first answer.
  ///
  /// @param isAlive whether the function is still running
  /// @return whether it came
  public boolean await(BooleanSupplier isAlive) throws InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest request = HttpRequest.newBuilder(address).timeout(MOST_START).build();
      var answer = http.sendAsync(request, HttpResponse.BodyHandlers.discarding());
      while (!answer.isDone() && isAlive.getAsBoolean()) {
        Thread.sleep(BETWEEN_LOOKS);
      }
      boolean answered = answer.isDone() && !answer.isCompletedExceptionally();
      answer.cancel(true);
      http.shutdownNow();
      return answered && answer.resultNow().statusCode() == 200;
    }
  }
}
