package dev.porchlight.workbench.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porchlight.access.Hmac;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// No endpoint accepts credentials that are absent, forged, expired or joined together.
class CredentialAttacksIT {
  private static final Set<Integer> REFUSED = Set.of(400, 401, 403);

  /// Endpoints whose credentials are in the headers; where they are the body, there is no request
  /// without them.
  static Stream<Endpoint> all() {
    return Endpoints.all().stream()
        .filter(endpoint -> !endpoint.route().endsWith("/get-management-token"))
        .filter(endpoint -> endpoint.dialect() != Dialect.OIDC);
  }

  static Stream<Endpoint> keyed() {
    return Endpoints.all().stream().filter(Endpoint::isKeyed);
  }

  @ParameterizedTest
  @MethodSource("all")
  void validRequestIsAnsweredButRefusedWithoutCredentials(Endpoint endpoint) {
    Endpoint round = Rounds.next(endpoint);
    ProofRequest naked =
        round
            .request()
            .without("Authorization")
            .without("X-User-Id")
            .without("X-Auth-Token")
            .without("x-authing-webhook-secret");
    Reply refused = Shared.caller().send(naked);
    assertThat(endpoint.dialect().status(refused)).isEqualTo(401);
    Reply answered = Shared.send(round);
    assertThat(round.isRight(answered)).isTrue();
    assertThat(List.of(refused, answered))
        .allMatch(reply -> reply.header("Cache-Control").equals("no-store"));
  }

  @ParameterizedTest
  @MethodSource("keyed")
  void forgedTokensAndStrippedSignaturesAreRefused(Endpoint endpoint) {
    Endpoint round = Rounds.next(endpoint);
    forgeries()
        .forEach((name, authorization) -> {
          Reply reply = Shared.caller().send(round.request().with("Authorization", authorization));
          assertThat(endpoint.dialect().status(reply)).as(name + ": " + reply).isEqualTo(401);
        });
  }

  @ParameterizedTest
  @MethodSource("keyed")
  void joinedAndRepeatedAuthorizationIsRefused(Endpoint endpoint) {
    Endpoint round = Rounds.next(endpoint);
    String valid = round.request().header("Authorization");
    String signed = Signer.OF_THE_POOL.sign(round.request()).header("Authorization");
    for (String joined :
        List.of(
            valid + "," + valid,
            valid + ", Basic eDp5",
            "Basic eDp5," + valid,
            signed + "," + valid,
            valid + "," + signed,
            "," + valid)) {
      Reply reply = Shared.caller().send(round.request().with("Authorization", joined));
      assertThat(REFUSED).as(joined + ": " + reply).contains(endpoint.dialect().status(reply));
    }
    Reply repeated = Shared.caller().sendTwice(round.request(), "Authorization", valid);
    assertThat(REFUSED).contains(endpoint.dialect().status(repeated));
  }

  @Test
  void tokenIsValidUntilItExpiresAndNotAfter() {
    Endpoint check = keyed().toList().getFirst();
    Duration lifetime = Duration.ofHours(2);
    Duration leeway = Duration.ofMinutes(5);
    for (Duration age : List.of(lifetime, lifetime.plus(leeway).minusSeconds(30))) {
      assertThat(check.isRight(send(check, age))).as("age " + age).isTrue();
    }
    for (Duration age : List.of(lifetime.plus(leeway).plusSeconds(1), Duration.ofDays(400))) {
      assertThat(check.dialect().status(send(check, age))).as("age " + age).isEqualTo(401);
    }
  }

  private static Reply send(Endpoint endpoint, Duration age) {
    String token =
        ProofPool.token(
            ProofPool.key(ProofPool.KEY, ProofPool.SECRET, ProofPool.POOL),
            Instant.now().minus(age));
    return Shared.caller().send(endpoint.request().with("Authorization", token));
  }

  /// Everything that looks like a credential of the pool's key but is not one.
  private static Map<String, String> forgeries() {
    String[] valid = ProofPool.token().split("\\.", -1);
    String[] strangers = ProofPool.strangersToken().split("\\.", -1);
    String none = base64("{\"alg\":\"none\",\"typ\":\"JWT\"}");
    String hs512 = base64("{\"alg\":\"HS512\",\"typ\":\"JWT\"}");
    String jwk =
        base64("{\"alg\":\"HS256\",\"typ\":\"JWT\",\"jwk\":{\"kty\":\"oct\",\"k\":\"eA\"}}");
    Map<String, String> all = new LinkedHashMap<>();
    all.put("alg none", "Bearer " + none + "." + valid[1] + ".");
    all.put("alg none, signed", "Bearer " + none + "." + valid[1] + "." + valid[2]);
    all.put("alg HS512", "Bearer " + hs512 + "." + valid[1] + "." + valid[2]);
    all.put("key in the header", "Bearer " + jwk + "." + valid[1] + "." + valid[2]);
    all.put("no signature", "Bearer " + valid[0] + "." + valid[1] + ".");
    all.put("two parts", "Bearer " + valid[0] + "." + valid[1]);
    all.put(
        "our claims, a stranger's signature",
        "Bearer " + valid[0] + "." + valid[1] + "." + strangers[2]);
    all.put("signed with the plain secret", "Bearer " + signedWith(valid, ProofPool.SECRET));
    all.put("signed with nothing", "Bearer " + signedWith(valid, "\0"));
    all.put("signed with the key's id", "Bearer " + signedWith(valid, ProofPool.KEY));
    all.put("nested", "Bearer Bearer " + String.join(".", valid));
    all.put("Basic", "Basic " + base64(ProofPool.KEY + ":" + ProofPool.SECRET));
    all.put("the secret itself", "Bearer " + ProofPool.SECRET);
    all.put("stripped signature", "authing " + ProofPool.KEY + ":");
    all.put("no signature at all", "authing " + ProofPool.KEY);
    all.put("zeros for a signature", "authing " + ProofPool.KEY + ":AAAAAAAAAAAAAAAAAAAAAAAAAAA=");
    all.put("null", "null");
    all.put("empty", "Bearer ");
    return all;
  }

  private static String signedWith(String[] token, String secret) {
    byte[] hash = Hmac.SHA256.of(secret, token[0] + "." + token[1]);
    return token[0]
        + "."
        + token[1]
        + "."
        + Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
