package dev.porchlight.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.porchlight.access.LoginTokens.Found;
import dev.porchlight.access.LoginTokens.ReadTogether;
import dev.porchlight.session.LoginTokenHash;
import dev.porchlight.session.StoreUnavailableException;
import dev.porchlight.session.UserId;
import dev.porchlight.session.UserPoolId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoginTokenAuthenticationTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private static final Duration LIFETIME = Duration.ofDays(90);
  private static final ReadTogether NOTHING = new ReadTogether(Optional.empty(), false);
  private static final UserPoolId POOL = new UserPoolId("p");

  private final AtomicInteger asked = new AtomicInteger();
  private long nanos;

  @ParameterizedTest
  @CsvSource({
    "4uBKb3a7jl28SM1uIAiXnqGvg9CBre9FA8cWxp8AaA6,bJCsKEnxCJdAoBz87DTXSNNL2PueE5TPxazkhm8L44A=",
    "ocFlTSMfowj9tSH1vQV6ANL9SiahkKUK1KhU_PpAUtT,04Ntf1BX4DXmqWFZ5qhJIB9pJTsNVuDHMWu0zDAyQjA="
  })
  void hashIsTheOneThatMeteorStores(String token, String hash) {
    assertThat(LoginTokenHash.of(token)).isEqualTo(new LoginTokenHash(hash));
  }

  @Test
  void loginTokenExpiresALifetimeAfterItWasIssued() {
    assertThat(admits(LoginToken.login(hash(), NOW.minus(LIFETIME).plusMillis(1), LIFETIME)))
        .isTrue();
    assertThat(admits(LoginToken.login(hash(), NOW.minus(LIFETIME), LIFETIME))).isFalse();
  }

  @Test
  void personalTokenDoesNotExpire() {
    assertThat(admits(LoginToken.personal(hash()))).isTrue();
  }

  @Test
  void tokenOfAMegabyteIsRefusedWithoutReadingTheStore() {
    assertThat(
            authentication(LoginToken.personal(hash()))
                .admit(POOL, "u", "x".repeat(1 << 20), NOTHING))
        .isEmpty();
    assertThat(
            authentication(LoginToken.personal(hash())).admit(POOL, "u".repeat(513), "t", NOTHING))
        .isEmpty();
    assertThat(asked).hasValue(0);
  }

  @Test
  void storedTokenOtherThanTheOneSentIsRefused() {
    LoginToken other = LoginToken.personal(LoginTokenHash.of("other"));
    assertThat(admits(other)).isFalse();
  }

  @Test
  void refusedTokenIsNotLookedUpAgainForAMoment() {
    Map<String, LoginToken> stored = new HashMap<>();
    LoginTokenAuthentication callers = authentication(user -> stored.get(user.value()));
    assertThat(callers.admit(POOL, "u", "token", NOTHING)).isEmpty();
    stored.put("u", LoginToken.personal(hash()));
    stored.put("v", LoginToken.personal(hash()));
    nanos = RefusedCredentials.MOMENT.toNanos() - 1;
    assertThat(callers.admit(POOL, "u", "token", NOTHING)).isEmpty();
    assertThat(asked).hasValue(1);
    assertThat(callers.admit(POOL, "v", "token", NOTHING)).isPresent();
    assertThat(callers.admit(new UserPoolId("q"), "u", "token", NOTHING)).isPresent();
    nanos = RefusedCredentials.MOMENT.toNanos();
    assertThat(callers.admit(POOL, "u", "token", NOTHING)).isPresent();
    assertThat(asked).hasValue(4);
  }

  @Test
  void tokenThatEndsIsRefusedAtOnceThoughItWasJustAccepted() {
    Map<String, LoginToken> stored = new HashMap<>(Map.of("u", LoginToken.personal(hash())));
    LoginTokenAuthentication callers = authentication(user -> stored.get(user.value()));
    assertThat(callers.admit(POOL, "u", "token", NOTHING)).isPresent();
    stored.clear();
    assertThat(callers.admit(POOL, "u", "token", NOTHING)).isEmpty();
  }

  @Test
  void outageIsNotRemembered() {
    AtomicBoolean down = new AtomicBoolean(true);
    LoginTokenAuthentication callers =
        authentication(_ -> {
          if (down.get()) {
            throw new StoreUnavailableException("down");
          }
          return LoginToken.personal(hash());
        });
    assertThatThrownBy(() -> callers.admit(POOL, "u", "token", NOTHING))
        .isInstanceOf(StoreUnavailableException.class);
    down.set(false);
    assertThat(callers.admit(POOL, "u", "token", NOTHING)).isPresent();
  }

  private boolean admits(LoginToken stored) {
    return authentication(stored).admit(POOL, "u", "token", NOTHING).isPresent();
  }

  private LoginTokenAuthentication authentication(LoginToken stored) {
    return authentication(_ -> stored);
  }

  private LoginTokenAuthentication authentication(Function<UserId, @Nullable LoginToken> stored) {
    LoginTokens tokens =
        (_, user, _, _) -> {
          asked.incrementAndGet();
          Optional<LoginToken> token = Optional.ofNullable(stored.apply(user));
          return new Found(token, Optional.empty(), Optional.empty());
        };
    return new LoginTokenAuthentication(
        tokens, new RefusedCredentials(() -> nanos), () -> NOW, LIFETIME);
  }

  private static LoginTokenHash hash() {
    return LoginTokenHash.of("token");
  }
}
