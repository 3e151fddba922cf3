package dev.porchlight.store.dynamodb;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.porchlight.session.StoreUnavailableException;
import dev.porchlight.session.UserPoolId;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.function.Supplier;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Encrypts the secrets of access keys, each for itself: AES-256-GCM, bound to the key's id and
/// user pool, so that a secret moved to another item cannot be read there.
///
/// A sealed secret is one byte that names the data key, a nonce, and the ciphertext with its tag.
public final class SecretSeal {
  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final byte DEFAULT = 0;
  private static final byte TABLES_OWN = 1;

  /// For `make run`, and where no key management service is set.
  private static final SecretKey DEFAULT_KEY =
      new SecretKeySpec("porchlight: the default data key".getBytes(US_ASCII), "AES");

  private final @Nullable Supplier<SecretKey> tablesOwn;
  private final SecureRandom random = new SecureRandom();

  private SecretSeal(@Nullable Supplier<SecretKey> tablesOwn) {
    this.tablesOwn = tablesOwn;
  }

  /// With a data key that is in this source code: it keeps secrets from those who see the table by
  /// chance, not from those who look for them.
  public static SecretSeal withDefaultKey() {
    return new SecretSeal(null);
  }

  /// As a function does: with the table's own data key, which only KMS can decrypt.
  ///
  /// @param store the client whose credentials are used for KMS too
  /// @param kmsKey the ARN of the key that encrypts the data key
  public static SecretSeal withKms(
      StoreCalls calls, String table, DynamoDbClient store, String kmsKey) {
    return with(new TableDataKey(calls, table, new Kms(store, kmsKey)));
  }

  /// The ARN of a KMS key.
  ///
  /// @throws IllegalArgumentException with a message for people, if it is none
  public static String kmsKey(String arn) {
    return Kms.checkedArn(arn);
  }

  /// As an operator does: with the table's own data key if it has one, or is to have one; otherwise
  /// with the default key.
  ///
  /// @param kmsKey the ARN of the key that encrypts a new data key
  /// @throws StoreUnavailableException if DynamoDB or KMS does not answer
  static SecretSeal ofOperator(StoreCalls calls, String table, Optional<String> kmsKey) {
    return TableDataKey.kmsKey(calls, table)
        .or(() -> kmsKey)
        .map(key -> {
          TableDataKey own = new TableDataKey(calls, table, new Kms(calls.client(), key));
          own.makeIfMissing(key);
          return with(own);
        })
        .orElseGet(SecretSeal::withDefaultKey);
  }

  /// With the table's own data key. Secrets that were sealed with the default key can still be
  /// opened.
  ///
  /// @param tablesOwn throws [StoreUnavailableException] if KMS does not answer
  static SecretSeal with(Supplier<SecretKey> tablesOwn) {
    return new SecretSeal(tablesOwn);
  }

  /// The sealed secret of a key.
  ///
  /// @throws StoreUnavailableException if KMS does not answer
  AttributeValue seal(String id, UserPoolId pool, String secret) {
    byte kind = tablesOwn == null ? DEFAULT : TABLES_OWN;
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      byte[] text =
          cipher(Cipher.ENCRYPT_MODE, kind, nonce, id, pool.value())
              .doFinal(secret.getBytes(UTF_8));
      byte[] sealed =
          ByteBuffer.allocate(1 + NONCE_BYTES + text.length).put(kind).put(nonce).put(text).array();
      return AttributeValue.fromB(SdkBytes.fromByteArray(sealed));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has " + CIPHER, e);
    }
  }

  /// The secret of a key.
  ///
  /// @throws StoreUnavailableException if it was altered, belongs to another key, or was sealed
  ///   with another data key: then nothing is known about the caller; or if KMS does not answer
  String open(String id, String pool, AttributeValue sealed) {
    if (sealed.b() == null || sealed.b().asByteArrayUnsafe().length <= 1 + NONCE_BYTES) {
      throw new StoreUnavailableException("access key with a secret that is not sealed");
    }
    ByteBuffer bytes = sealed.b().asByteBuffer();
    byte kind = bytes.get();
    byte[] nonce = new byte[NONCE_BYTES];
    byte[] text = new byte[bytes.remaining() - NONCE_BYTES];
    bytes.get(nonce).get(text);
    try {
      return new String(cipher(Cipher.DECRYPT_MODE, kind, nonce, id, pool).doFinal(text), UTF_8);
    } catch (GeneralSecurityException e) {
      throw new StoreUnavailableException("access key with a secret that cannot be opened", e);
    }
  }

  private Cipher cipher(int mode, byte kind, byte[] nonce, String id, String pool)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(CIPHER);
    cipher.init(mode, key(kind), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD((id + "\n" + pool).getBytes(UTF_8));
    return cipher;
  }

  private SecretKey key(byte kind) {
    if (kind == DEFAULT) {
      return DEFAULT_KEY;
    }
    if (kind == TABLES_OWN && tablesOwn != null) {
      return tablesOwn.get();
    }
    throw new StoreUnavailableException("access key with a secret that another data key sealed");
  }
}
