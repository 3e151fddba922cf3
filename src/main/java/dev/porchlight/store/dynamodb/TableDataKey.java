package dev.porchlight.store.dynamodb;

import dev.porchlight.session.StoreUnavailableException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

/// The data key of an access-key table. The table holds it encrypted by KMS; decrypted, it is held
/// in memory only, so KMS is asked once in each environment.
final class TableDataKey implements Supplier<SecretKey> {
  /// No access key has this id.
  private static final String ID = "#data-key";

  private static final Map<String, AttributeValue> KEY = AccessKeyItem.key(ID);

  private static final String ENCRYPTED = "encrypted";
  private static final String KMS_KEY = "kmsKey";

  /// While KMS does not answer, requests must not queue up for it.
  private static final long PAUSE_NANOS = Duration.ofSeconds(1).toNanos();

  private final StoreCalls calls;
  private final String table;
  private final Kms kms;
  private @Nullable SecretKey known;
  private @Nullable StoreUnavailableException failure;
  private long failedAtNanos;

  TableDataKey(StoreCalls calls, String table, Kms kms) {
    this.calls = calls;
    this.table = table;
    this.kms = kms;
  }

  /// The ARN of the KMS key that encrypts a table's data key; empty if the table has none.
  static Optional<String> kmsKey(StoreCalls calls, String table) {
    return calls.get(table, KEY, true).map(item -> Items.text(item, KMS_KEY));
  }

  /// Makes the table's data key, unless it has one.
  void makeIfMissing(String kmsKey) {
    if (kmsKey(calls, table).isEmpty()) {
      PutItemRequest put =
          PutItemRequest.builder()
              .tableName(table)
              .item(item(kms.newDataKey(), kmsKey))
              .conditionExpression("attribute_not_exists(accessKeyId)")
              .build();
      calls.holds(client -> client.putItem(put));
    }
  }

  /// @throws StoreUnavailableException if it cannot be read or decrypted
  @Override
  public synchronized SecretKey get() {
    if (known != null) {
      return known;
    }
    if (failure != null && System.nanoTime() - failedAtNanos < PAUSE_NANOS) {
      throw failure;
    }
    try {
      SecretKey decrypted = decrypted();
      known = decrypted;
      return decrypted;
    } catch (StoreUnavailableException e) {
      failure = e;
      failedAtNanos = System.nanoTime();
      throw e;
    }
  }

  private SecretKey decrypted() {
    Map<String, AttributeValue> item =
        calls
            .get(table, KEY, true)
            .orElseThrow(() ->
                new StoreUnavailableException(
                    "the access-key table has no data key: make access-key KMS_KEY=… makes it"));
    AttributeValue encrypted = item.get(ENCRYPTED);
    if (encrypted == null || encrypted.b() == null) {
      throw new StoreUnavailableException("data key without the attribute " + ENCRYPTED);
    }
    return new SecretKeySpec(kms.decrypt(encrypted.b().asByteArray()), "AES");
  }

  private static Map<String, AttributeValue> item(byte[] encrypted, String kmsKey) {
    return Map.of(
        AccessKeyItem.PARTITION_KEY,
        AttributeValue.fromS(ID),
        ENCRYPTED,
        AttributeValue.fromB(SdkBytes.fromByteArray(encrypted)),
        KMS_KEY,
        AttributeValue.fromS(kmsKey));
  }
}
