package dev.porchlight.credentials;

import dev.porchlight.access.AccessKey;
import dev.porchlight.access.Scope;
import dev.porchlight.api.Request;
import dev.porchlight.session.UserPoolId;
import java.nio.charset.CharacterCodingException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What verifying one signature costs (`make jmh`).
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@State(org.openjdk.jmh.annotations.Scope.Benchmark)
public class SignatureBenchmark {
  private static final Instant RECORDED = Instant.parse("2026-11-20T09:40:00Z");
  private static final AccessKey KEY =
      new AccessKey(
          "6250f12d5d0000009bcfcf78",
          RecordedRequest.SECRET,
          new UserPoolId("6250f12d5d0000009bcfcf78"),
          Set.of(Scope.READ));

  private final SignatureVerifier verifier =
      new SignatureVerifier(_ -> Optional.of(KEY), () -> RECORDED, Duration.ofMinutes(15));
  private final RecordedRequest recorded = RecordedRequest.all().getFirst();
  private final Request request = recorded.received();
  private final SignedAuthorization authorization =
      SignedAuthorization.parse(recorded.header("authorization")).orElseThrow();

  /// A check-session-status from the Node SDK.
  @Benchmark
  public SignatureVerifier.Verified verify() throws CharacterCodingException {
    return verifier.verify(request, authorization);
  }
}
