package dev.porchlight.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porchlight.session.UserPoolId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ManagementTokensTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private static final Duration LIFETIME = Duration.ofHours(2);
  private static final Duration LEEWAY = Duration.ofMinutes(5);
  private static final AccessKey KEY = key("6250f12d5d0000009bcfcf78", "4ae78d3e579a6d0000001aec");
  private static final AccessKey OTHER =
      key("63f1b2c4d5e6f708192a3b4c", "0f1e2d3c4b5a69788796a5b4");

  private final Map<String, AccessKey> keys =
      new HashMap<>(Map.of(KEY.id(), KEY, OTHER.id(), OTHER));
  private Instant now = NOW;
  private final ManagementTokens tokens =
      new ManagementTokens(id -> Optional.ofNullable(keys.get(id)), () -> now, LIFETIME, LEEWAY);

  @Test
  void tokenStandsForItsKey() {
    assertThat(tokens.verify(tokens.issue(KEY))).contains(KEY);
    assertThat(tokens.verify(tokens.issue(OTHER))).contains(OTHER);
  }

  @Test
  void tokenIsAcceptedForAFewMinutesPastItsExpiryAndNoLonger() {
    String token = tokens.issue(KEY);
    now = NOW.plus(LIFETIME).plus(LEEWAY).minusSeconds(1);
    assertThat(tokens.verify(token)).contains(KEY);
    now = NOW.plus(LIFETIME).plus(LEEWAY);
    assertThat(tokens.verify(token)).isEmpty();
  }

  @Test
  void revokedKeyRevokesItsTokens() {
    String token = tokens.issue(KEY);
    keys.remove(KEY.id());
    assertThat(tokens.verify(token)).isEmpty();
  }

  @Test
  void newSecretRevokesTheTokensOfTheOldOne() {
    String token = tokens.issue(KEY);
    keys.put(KEY.id(), key(KEY.id(), "another secret, long enough"));
    assertThat(tokens.verify(token)).isEmpty();
  }

  @Test
  void newTokenLeavesOldOnesValid() {
    String first = tokens.issue(KEY);
    now = NOW.plusSeconds(60);
    assertThat(tokens.issue(KEY)).isNotEqualTo(first);
    assertThat(tokens.verify(first)).contains(KEY);
  }

  @Test
  void changingAnyCharacterInvalidatesAToken() {
    String token = tokens.issue(KEY);
    for (int i = 0; i < token.length(); i++) {
      char other = token.charAt(i) == 'A' ? 'B' : 'A';
      String changed = token.substring(0, i) + other + token.substring(i + 1);
      if (i == token.length() - 1 && sameBytes(token, changed)) {
        continue; // base64 has two spare bits in its last character
      }
      assertThat(tokens.verify(changed)).as("character %d", i).isEmpty();
    }
  }

  @Test
  void tokenWithoutSignatureOrWithAnotherAlgorithmIsRefused() {
    String payload = tokens.issue(KEY).split("\\.", -1)[1];
    for (String header :
        new String[] {
          "{\"alg\":\"none\"}", "{\"alg\":\"HS512\"}", "{\"alg\":\"RS256\"}", "{}", "{\"alg\":1}"
        }) {
      String encoded =
          Base64.getUrlEncoder()
              .withoutPadding()
              .encodeToString(header.getBytes(StandardCharsets.UTF_8));
      String signature = tokens.issue(KEY).split("\\.", -1)[2];
      assertThat(tokens.verify(encoded + "." + payload + ".")).as(header).isEmpty();
      assertThat(tokens.verify(encoded + "." + payload + "." + signature)).as(header).isEmpty();
    }
  }

  @Test
  void malformedPayloadIsRefused() {
    String header = tokens.issue(KEY).split("\\.", -1)[0];
    String signature = tokens.issue(KEY).split("\\.", -1)[2];
    for (String payload :
        new String[] {"[]", "1", "null", "{}", "{\"access_key_id\":5}", "{\"exp\":{}}", "{", "x"}) {
      String encoded =
          Base64.getUrlEncoder()
              .withoutPadding()
              .encodeToString(payload.getBytes(StandardCharsets.UTF_8));
      assertThat(tokens.verify(header + "." + encoded + "." + signature)).as(payload).isEmpty();
      assertThat(tokens.verify(header + "." + encoded + ".")).as(payload).isEmpty();
      assertThat(tokens.verify(header + "." + encoded)).as(payload).isEmpty();
      assertThat(tokens.verify(header + "." + encoded + "." + signature + ".x")).isEmpty();
    }
  }

  @Test
  void garbageIsNotAToken() {
    for (String garbage :
        new String[] {"", ".", "..", "a.b.c", "x", "a.b.c.d", "é.é.é", "x".repeat(5_000)}) {
      assertThat(tokens.verify(garbage)).as(garbage).isEmpty();
    }
  }

  @Test
  void payloadCanBeReadWithTheStandardBase64Alphabet() {
    for (int i = 0; i < 2_000; i++) {
      now = NOW.plusSeconds(i * 7919L);
      assertThat(tokens.issue(KEY).split("\\.", -1)[1]).doesNotContain("-", "_");
    }
  }

  private static boolean sameBytes(String token, String other) {
    Base64.Decoder decoder = Base64.getUrlDecoder();
    return java.util.Arrays.equals(
        decoder.decode(token.split("\\.", -1)[2]), decoder.decode(other.split("\\.", -1)[2]));
  }

  private static AccessKey key(String id, String secret) {
    return new AccessKey(id, secret, new UserPoolId(id), Set.of(Scope.READ));
  }
}
