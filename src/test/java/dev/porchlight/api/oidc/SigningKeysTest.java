package dev.porchlight.api.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porchlight.api.Reason;
import dev.porchlight.api.RefusedException;
import dev.porchlight.workbench.local.TestIssuer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jose4j.jwk.PublicJsonWebKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// When an issuer's keys are fetched, and what is answered while they cannot be.
class SigningKeysTest {
  private static final Duration CACHED = Duration.ofMinutes(10);
  private static final Duration OUTAGE = Duration.ofHours(1);
  private static final Duration PAUSE = Duration.ofSeconds(30);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

  private static final PublicJsonWebKey OLD = TestIssuer.key("ES256", "k");
  private static final PublicJsonWebKey NEW = TestIssuer.key("ES256", "k");
  private static final PublicJsonWebKey RENAMED = TestIssuer.key("ES256", "k2");
  private static final PublicJsonWebKey INVENTED = TestIssuer.key("ES256", "invented");

  private final Server server = new Server();
  private Instant now = TestTokens.NOW;
  private final LogoutTokens tokens = TestTokens.verifier(server, () -> now);

  /// Serves what a test puts there, unless it is down.
  private static final class Server implements KeySets {
    private String keys = TestTokens.keySet(OLD);
    private boolean down;
    private int fetches;

    @Override
    public String read(URI address) throws IOException {
      fetches++;
      if (down) {
        throw new IOException("down");
      }
      return keys;
    }
  }

  @Test
  void keyReplacedUnderItsNameIsFound() {
    assertThat(refusal(OLD)).isEmpty();
    server.keys = TestTokens.keySet(NEW);
    assertThat(refusal(NEW)).isEmpty();
    assertThat(refusal(NEW)).isEmpty();
    assertThat(server.fetches).isEqualTo(2);
  }

  @Test
  void keyReplacedIsFoundForATokenThatNamesNone() {
    assertThat(refusal(OLD)).isEmpty();
    server.keys = TestTokens.keySet(RENAMED);
    assertThat(refusalOf(TestTokens.token("ES256", RENAMED, jws -> {}))).isEmpty();
    assertThat(server.fetches).isEqualTo(2);
  }

  @Test
  void withdrawnKeyWorksNoMoreOnceTheKeysWereFetched() {
    assertThat(refusal(OLD)).isEmpty();
    server.keys = TestTokens.keySet(NEW);
    assertThat(refusal(OLD)).isEmpty();
    now = now.plus(CACHED);
    assertThat(refusal(OLD)).contains(OidcError.SIGNATURE_WRONG);
    assertThat(refusal(NEW)).isEmpty();
  }

  @Test
  void inventedTokensCannotHaveGenuineOnesRefused() {
    assertThat(refusal(OLD)).isEmpty();
    assertThat(refusal(INVENTED)).contains(OidcError.KEY_UNKNOWN);
    server.keys = TestTokens.keySet(RENAMED);
    for (int i = 0; i < 3; i++) {
      assertThat(refusal(INVENTED)).contains(OidcError.REFETCH_PAUSED);
      assertThat(refusal(RENAMED)).contains(OidcError.REFETCH_PAUSED);
    }
    assertThat(server.fetches).isEqualTo(2);
    now = now.plus(PAUSE);
    assertThat(refusal(INVENTED)).contains(OidcError.KEY_UNKNOWN);
    assertThat(refusal(RENAMED)).isEmpty();
    assertThat(server.fetches).isEqualTo(3);
  }

  @Test
  void forgedTokensCannotHaveGenuineOnesRefusedAfterAReplacement() {
    assertThat(refusal(OLD)).isEmpty();
    PublicJsonWebKey forger = TestIssuer.key("ES256", "k");
    assertThat(refusal(forger)).contains(OidcError.SIGNATURE_WRONG);
    server.keys = TestTokens.keySet(NEW);
    assertThat(refusal(NEW)).contains(OidcError.REFETCH_PAUSED);
    now = now.plus(PAUSE);
    assertThat(refusal(NEW)).isEmpty();
  }

  @Test
  void knownKeysGoOnForAWhileWithoutTheirIssuer() {
    assertThat(refusal(OLD)).isEmpty();
    server.down = true;
    now = now.plus(CACHED);
    assertThat(refusal(OLD)).isEmpty();
    assertThat(refusal(OLD)).isEmpty();
    assertThat(server.fetches).isEqualTo(2);
    now = TestTokens.NOW.plus(CACHED).plus(OUTAGE).minusSeconds(1);
    assertThat(refusal(OLD)).isEmpty();
    now = now.plusSeconds(1);
    assertThat(refusal(OLD)).contains(OidcError.KEYS_UNAVAILABLE);
    server.down = false;
    now = now.plus(AFTER_FAILURE);
    assertThat(refusal(OLD)).isEmpty();
  }

  @Test
  void tokenThatNoKnownKeySignedIsNotDecidedWithoutTheIssuer() {
    assertThat(refusal(OLD)).isEmpty();
    server.down = true;
    assertThat(refusal(RENAMED)).contains(OidcError.KEYS_UNAVAILABLE);
    assertThat(refusal(NEW)).contains(OidcError.KEYS_UNAVAILABLE);
    assertThat(server.fetches).isEqualTo(2);
    now = now.plus(CACHED);
    assertThat(refusal(RENAMED)).contains(OidcError.KEYS_UNAVAILABLE);
    server.down = false;
    server.keys = TestTokens.keySet(RENAMED);
    now = now.plus(AFTER_FAILURE);
    assertThat(refusal(RENAMED)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"keys\":\"x\"}", "{\"keys\":[1]}", "<html>", ""})
  void brokenSetDoesNotReplaceTheKnownKeysAndIsNotFetchedForEachToken(String broken) {
    assertThat(refusal(OLD)).isEmpty();
    server.keys = broken;
    now = now.plus(CACHED);
    for (int i = 0; i < 3; i++) {
      assertThat(refusal(OLD)).isEmpty();
      assertThat(refusal(RENAMED)).contains(OidcError.KEYS_UNAVAILABLE);
    }
    assertThat(server.fetches).isEqualTo(2);
  }

  private Optional<Reason> refusal(PublicJsonWebKey key) {
    return refusalOf(TestTokens.token("ES256", key));
  }

  private Optional<Reason> refusalOf(String token) {
    try {
      tokens.verify(TestTokens.ISSUER, token);
      return Optional.empty();
    } catch (RefusedException e) {
      return Optional.of(e.reason());
    }
  }
}
