package dev.porchlight.store.dynamodb;

import dev.porchlight.access.AccessKey;
import dev.porchlight.access.AccessKeyEntry;
import dev.porchlight.access.AccessKeyWriter;
import dev.porchlight.access.IssuedKey;
import dev.porchlight.session.UserPoolId;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/// Changes access keys in their own table, and lists them through an index without secrets.
public final class DynamoDbAccessKeyWriter implements AccessKeyWriter {
  /// What it means that the condition of the write at a position did not hold.
  private static final List<Adding> REFUSED =
      List.of(Adding.TAKEN, Adding.ISSUER_REVOKED, Adding.TOO_MANY);

  private final StoreCalls calls;
  private final String table;
  private final AccessKeyWrites writes;
  private final TransactionWrite transactions;

  public DynamoDbAccessKeyWriter(StoreCalls calls, String table, SecretSeal seal) {
    this.calls = calls;
    this.table = table;
    this.writes = new AccessKeyWrites(table, seal);
    this.transactions = new TransactionWrite(calls);
  }

  /// Connects as an operator does.
  ///
  /// @param endpoint DynamoDB's endpoint, if it is not AWS's own
  /// @param kmsKey the ARN of the KMS key that protects secrets, if there is to be one and the
  ///   table does not name it yet
  public static DynamoDbAccessKeyWriter connect(
      Optional<URI> endpoint, String table, Optional<String> kmsKey) {
    StoreCalls calls = OperatorConnection.to(endpoint, table);
    return new DynamoDbAccessKeyWriter(calls, table, SecretSeal.ofOperator(calls, table, kmsKey));
  }

  @Override
  public Adding add(AccessKey key, Instant createdAt) {
    return transactions.all(List.of(of(writes.issued(key, createdAt))))
        ? Adding.ADDED
        : Adding.TAKEN;
  }

  @Override
  public Adding add(AccessKey key, IssuedKey issued, Ids ids) {
    Set<Integer> refused =
        transactions.refused(
            List.of(
                of(writes.issued(key, issued, ids)),
                TransactWriteItem.builder()
                    .conditionCheck(writes.exists(key.userPool(), issued.by()))
                    .build(),
                of(AccessKeyRegistry.addition(table, key.userPool(), issued))));
    return refused.stream().sorted().map(REFUSED::get).findFirst().orElse(Adding.ADDED);
  }

  @Override
  public boolean revoke(UserPoolId pool, String id, Instant at) {
    return transactions.all(List.of(of(writes.revocation(pool, id, at))));
  }

  @Override
  public void revoke(UserPoolId pool, List<IssuedKey> issued, Instant at) {
    List<IssuedKey> open = issued;
    while (!open.isEmpty()) {
      List<IssuedKey> some = someOfDifferentIds(open);
      Set<Integer> others = revoked(pool, some, at);
      Set<IssuedKey> done =
          others.isEmpty()
              ? Set.copyOf(some)
              : others.stream().map(some::get).collect(Collectors.toSet());
      open = open.stream().filter(key -> !done.contains(key)).toList();
    }
  }

  @Override
  public List<IssuedKey> issued(UserPoolId pool) {
    return calls
        .get(table, AccessKeyRegistry.key(pool), true)
        .map(AccessKeyRegistry::read)
        .orElse(List.of());
  }

  @Override
  public void forget(UserPoolId pool, Collection<IssuedKey> issued) {
    if (!issued.isEmpty()) {
      transactions.all(List.of(of(AccessKeyRegistry.removal(table, pool, issued))));
    }
  }

  @Override
  public List<AccessKeyEntry> list(UserPoolId pool, @Nullable String after, int limit) {
    QueryRequest request =
        QueryRequest.builder()
            .tableName(table)
            .indexName(AccessKeyItem.BY_USER_POOL)
            .keyConditionExpression("#pool = :pool")
            .expressionAttributeNames(Map.of("#pool", AccessKeyItem.USER_POOL))
            .expressionAttributeValues(Map.of(":pool", AttributeValue.fromS(pool.value())))
            .exclusiveStartKey(after == null ? null : AccessKeyItem.indexKey(pool, after))
            .limit(limit)
            .build();
    List<AccessKeyEntry> entries = new ArrayList<>();
    for (Map<String, AttributeValue> item : calls.query(request)) {
      entries.add(AccessKeyItem.readEntry(item));
      if (entries.size() == limit) {
        break; // Asking for more would read another page.
      }
    }
    return entries;
  }

  /// @return the positions of keys whose ids belong to later keys by now; if there are any, nothing
  ///   was written
  private Set<Integer> revoked(UserPoolId pool, List<IssuedKey> issued, Instant at) {
    return transactions.refused(
        issued.stream().map(key -> of(writes.revocation(pool, key, at))).toList());
  }

  private static List<IssuedKey> someOfDifferentIds(List<IssuedKey> issued) {
    Set<String> ids = new HashSet<>();
    return issued.stream()
        .filter(key -> ids.add(key.id()))
        .limit(TransactionWrite.MOST_ITEMS)
        .toList();
  }

  private static TransactWriteItem of(Update update) {
    return TransactWriteItem.builder().update(update).build();
  }
}
