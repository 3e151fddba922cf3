package dev.porchlight.workbench.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// At every endpoint that accepts signatures, a signature is valid only for the request that was
/// signed, only for a while, and makes a change only once.
class SignedRequestAttacksIT {
  private static final Set<Integer> REFUSED = Set.of(400, 401, 404, 405);

  static Stream<Endpoint> keyed() {
    return CredentialAttacksIT.keyed();
  }

  @ParameterizedTest
  @MethodSource("keyed")
  void changedRequestIsRefused(Endpoint endpoint) {
    Endpoint round = Rounds.next(endpoint);
    ProofRequest signed = Signer.OF_THE_POOL.sign(round.request());
    for (ProofRequest changed : changes(signed)) {
      Reply reply = Shared.caller().send(changed);
      assertThat(REFUSED).as(changed + ": " + reply).contains(round.dialect().status(reply));
    }
    Endpoint meant = Rounds.next(endpoint);
    meant.before().ifPresent(Shared.caller()::send);
    assertThat(meant.isRight(Shared.caller().send(Signer.OF_THE_POOL.sign(meant.request()))))
        .isTrue();
  }

  @ParameterizedTest
  @MethodSource("keyed")
  void repeatedSignatureChangesNothing(Endpoint endpoint) {
    Endpoint round = Rounds.next(endpoint);
    round.before().ifPresent(Shared.caller()::send);
    ProofRequest signed = Signer.OF_THE_POOL.sign(round.request());
    assertThat(round.isRight(Shared.caller().send(signed))).isTrue();
    Reply again = Shared.caller().send(signed);
    if (endpoint.writes()) {
      assertThat(round.dialect().status(again)).isEqualTo(401);
    } else {
      assertThat(round.isRight(again)).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("keyed")
  void signatureOfAnotherTimeKeyOrSecretIsRefused(Endpoint endpoint) {
    ProofRequest request = Rounds.next(endpoint).request();
    Instant now = Instant.now();
    List<ProofRequest> attempts =
        List.of(
            Signer.OF_THE_POOL.sign(request, now.minus(Duration.ofMinutes(16))),
            Signer.OF_THE_POOL.sign(request, now.plus(Duration.ofMinutes(16))),
            Signer.OF_THE_POOL.sign(request, now.plus(Duration.ofDays(3_650))),
            Signer.OF_THE_POOL.sign(request, Instant.EPOCH),
            new Signer(ProofPool.KEY, ProofPool.STRANGERS_SECRET).sign(request),
            new Signer(ProofPool.STRANGERS_KEY, ProofPool.SECRET).sign(request),
            new Signer("no-such-key", ProofPool.SECRET).sign(request),
            new Signer(ProofPool.KEY, "\0").sign(request));
    for (ProofRequest attempt : attempts) {
      Reply reply = Shared.caller().send(attempt);
      assertThat(endpoint.dialect().status(reply)).as(attempt + ": " + reply).isEqualTo(401);
    }
  }

  /// The request, each time with one part changed.
  private static List<ProofRequest> changes(ProofRequest signed) {
    ProofRequest otherMethod =
        new ProofRequest(
            signed.method().equals("POST") ? "PUT" : "POST",
            signed.target(),
            signed.headers(),
            signed.body());
    ProofRequest otherBody =
        signed.body().isEmpty()
            ? otherMethod
            : signed.withBody(signed.body().replace("}", ",\"a\":1}"));
    ProofRequest moreQuery =
        new ProofRequest(
            signed.method(),
            signed.target() + (signed.query().isEmpty() ? "?" : "&") + "a=1",
            signed.headers(),
            signed.body());
    return List.of(
        otherMethod,
        signed.body().isEmpty() ? moreQuery : otherBody,
        signed.withPath(signed.path() + "x"),
        signed.with("x-authing-signature-nonce", "0"),
        signed.with("x-authing-added", "1"),
        signed.without("x-authing-signature-nonce"),
        signed.without("date"),
        signed.with("date", signed.header("date") + ", " + signed.header("date")),
        signed.with("x-authing-signature-method", "none"),
        signed.with("x-authing-signature-version", "2.0"));
  }
}
