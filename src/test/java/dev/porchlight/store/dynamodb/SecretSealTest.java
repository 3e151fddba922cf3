package dev.porchlight.store.dynamodb;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.porchlight.session.StoreUnavailableException;
import dev.porchlight.session.UserPoolId;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class SecretSealTest {
  private static final String SECRET = "0123456789abcdef-secret";
  private static final UserPoolId POOL = new UserPoolId("pool");

  private final SecretSeal seal = SecretSeal.withDefaultKey();
  private final AttributeValue sealed = seal.seal("key", POOL, SECRET);

  @Test
  void sealedSecretIsOpenedAndNeverTwiceTheSame() {
    Set<AttributeValue> all = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      AttributeValue one = seal.seal("key", POOL, SECRET);
      assertThat(seal.open("key", "pool", one)).isEqualTo(SECRET);
      assertThat(one.b().asString(ISO_8859_1)).doesNotContain(SECRET.substring(0, 4));
      all.add(one);
    }
    assertThat(all).hasSize(100);
  }

  @Test
  void secretInAnyLanguageIsOpened() {
    String secret = "密钥 ключ 🔑 0123456789";
    assertThat(seal.open("key", "pool", seal.seal("key", POOL, secret))).isEqualTo(secret);
  }

  @ParameterizedTest
  @CsvSource({"other, pool", "key, other", "KEY, pool", "keyp, ool", "'', pool"})
  void secretOfAnotherItemIsNotOpened(String id, String pool) {
    assertUnreadable(seal, id, pool, sealed);
  }

  @Test
  void alteredSecretIsNotOpenedWhicheverByteItIs() {
    byte[] bytes = sealed.b().asByteArray();
    for (int i = 0; i < bytes.length; i++) {
      byte[] altered = bytes.clone();
      altered[i] ^= 1;
      assertUnreadable(seal, "key", "pool", binary(altered));
    }
    for (int length = 0; length < bytes.length; length++) {
      assertUnreadable(seal, "key", "pool", binary(Arrays.copyOf(bytes, length)));
    }
  }

  @Test
  void secretThatIsNotSealedIsNotAccepted() {
    assertUnreadable(seal, "key", "pool", AttributeValue.fromS(SECRET));
    assertUnreadable(seal, "key", "pool", AttributeValue.fromNul(true));
    assertUnreadable(seal, "key", "pool", binary(SECRET.getBytes(ISO_8859_1)));
  }

  @Test
  void secretUnderATablesOwnKeyIsOpenedWithThatKeyOnly() {
    SecretSeal own = SecretSeal.with(() -> new SecretKeySpec(new byte[32], "AES"));
    SecretSeal other =
        SecretSeal.with(() -> new SecretKeySpec(sealed.b().asByteArray(), 1, 32, "AES"));
    AttributeValue owns = own.seal("key", POOL, SECRET);
    assertThat(own.open("key", "pool", owns)).isEqualTo(SECRET);
    assertUnreadable(other, "key", "pool", owns);
    assertUnreadable(seal, "key", "pool", owns);
  }

  @Test
  void secretThatTheDefaultKeySealedIsStillOpenedOnceTheTableHasItsOwn() {
    SecretSeal own = SecretSeal.with(() -> new SecretKeySpec(new byte[32], "AES"));
    assertThat(own.open("key", "pool", sealed)).isEqualTo(SECRET);
  }

  private static void assertUnreadable(
      SecretSeal seal, String id, String pool, AttributeValue sealed) {
    assertThatThrownBy(() -> seal.open(id, pool, sealed))
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageStartingWith("access key with a secret that")
        .hasMessageNotContaining(SECRET);
  }

  private static AttributeValue binary(byte[] bytes) {
    return AttributeValue.fromB(SdkBytes.fromByteArray(bytes));
  }
}
