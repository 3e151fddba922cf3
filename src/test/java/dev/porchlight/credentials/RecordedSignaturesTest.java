package dev.porchlight.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.porchlight.access.AccessKey;
import dev.porchlight.access.Scope;
import dev.porchlight.api.RefusedException;
import dev.porchlight.session.UserPoolId;
import java.nio.charset.CharacterCodingException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every recorded signature that can be reconstructed from the wire, and every way to break it.
class RecordedSignaturesTest {
  /// The recordings were made from 09:25 to 09:55.
  private static final Instant RECORDED = Instant.parse("2026-11-20T09:40:00Z");

  private static final Duration SKEW = Duration.ofMinutes(15);
  private static final String ID = "6250f12d5d0000009bcfcf78";

  static List<RecordedRequest> reconstructible() {
    return RecordedRequest.reconstructible();
  }

  @Test
  void thereAreFiftyFourOfThem() {
    assertThat(reconstructible()).hasSize(54);
  }

  @ParameterizedTest
  @MethodSource("reconstructible")
  void isAcceptedUnderTheRecordedClock(RecordedRequest request) throws Exception {
    assertThat(verify(request, RECORDED, RecordedRequest.SECRET).key().id()).isEqualTo(ID);
  }

  @ParameterizedTest
  @MethodSource("reconstructible")
  void isRefusedUnderAnotherSecret(RecordedRequest request) {
    assertRefused(
        request, RECORDED, "4ae78d3e579a6d0000001aeca7b1e29f", CallerRefusal.SIGNATURE_WRONG);
  }

  @ParameterizedTest
  @MethodSource("reconstructible")
  void isRefusedTooEarlyAndTooLate(RecordedRequest request) {
    Duration away = Duration.ofMinutes(31);
    assertRefused(request, RECORDED.minus(away), RecordedRequest.SECRET, CallerRefusal.DATE_SKEWED);
    assertRefused(request, RECORDED.plus(away), RecordedRequest.SECRET, CallerRefusal.DATE_SKEWED);
  }

  @ParameterizedTest
  @MethodSource("reconstructible")
  void isRefusedWithAnyHeaderByteChanged(RecordedRequest request) {
    for (String name : request.headers().keySet()) {
      String lower = name.toLowerCase(java.util.Locale.ROOT);
      if (lower.startsWith("x-authing-")
          || lower.startsWith("x-genauth-")
          || lower.equals("date")) {
        String value = request.header(name);
        for (int i = 0; i < value.length(); i++) {
          assertRefused(request.withHeader(name, changed(value, i)));
        }
        assertRefused(request.withHeader(name, value + "0"));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("reconstructible")
  void isRefusedWithAnyByteOfTheSignatureChanged(RecordedRequest request) {
    String value = request.header("authorization");
    for (int i = value.indexOf(' ') + 1; i < value.length(); i++) {
      assertRefused(request.withHeader("authorization", changed(value, i)));
    }
  }

  @ParameterizedTest
  @MethodSource("reconstructible")
  void isRefusedWithAnySignedByteOfTheTargetChanged(RecordedRequest request) {
    int start = request.target().indexOf("/api/v3/") + "/api/v3/".length();
    boolean signsQuery = !request.matchedCandidate().contains("no-params");
    int end = signsQuery ? request.target().length() : request.path().length();
    for (int i = start; i < end; i++) {
      assertRefused(request.withTarget(changed(request.target(), i)));
    }
  }

  @ParameterizedTest
  @MethodSource("reconstructible")
  void isRefusedWithAnyByteOfTheBodyChanged(RecordedRequest request) {
    for (int i = 0; i < request.body().length(); i++) {
      if (!Character.isSurrogate(request.body().charAt(i))) {
        assertRefused(request.withBody(changed(request.body(), i)));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("reconstructible")
  void isRefusedWithASignedHeaderAdded(RecordedRequest request) {
    String prefix = request.id().startsWith("genauth") ? "x-genauth-" : "x-authing-";
    assertRefused(request.withHeader(prefix + "added", "1"));
  }

  @Test
  void signatureThatCannotBeReconstructedIsRefused() {
    List<RecordedRequest> others =
        RecordedRequest.all().stream()
            .filter(r -> r.authMode().equals("signature") && r.matchedCandidate().isEmpty())
            .toList();
    assertThat(others).hasSize(3);
    others.forEach(RecordedSignaturesTest::assertRefused);
  }

  private static void assertRefused(RecordedRequest request) {
    assertThatExceptionOfType(RefusedException.class)
        .as("%s %s %s %s", request.id(), request.target(), request.headers(), request.body())
        .isThrownBy(() -> verify(request, RECORDED, RecordedRequest.SECRET));
  }

  private static void assertRefused(
      RecordedRequest request, Instant now, String secret, CallerRefusal error) {
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> verify(request, now, secret))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(error));
  }

  private static SignatureVerifier.Verified verify(
      RecordedRequest request, Instant now, String secret) throws CharacterCodingException {
    AccessKey key = new AccessKey(ID, secret, new UserPoolId(ID), Set.of(Scope.READ));
    SignatureVerifier verifier =
        new SignatureVerifier(
            id -> id.equals(ID) ? Optional.of(key) : Optional.empty(), () -> now, SKEW);
    SignedAuthorization authorization =
        SignedAuthorization.parse(request.header("authorization"))
            .orElseThrow(CallerRefusal.SIGNATURE_WRONG::refused);
    return verifier.verify(request.received(), authorization);
  }

  private static String changed(String text, int index) {
    char other = text.charAt(index) == 'x' ? 'y' : 'x';
    return text.substring(0, index) + other + text.substring(index + 1);
  }
}
