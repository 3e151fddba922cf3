package dev.porchlight.store.dynamodb;

import dev.porchlight.session.Session;
import dev.porchlight.session.SignInFilter;
import dev.porchlight.session.SignInHistory;
import dev.porchlight.session.SignInPage;
import dev.porchlight.session.SignInPosition;
import dev.porchlight.session.UserId;
import dev.porchlight.session.UserPoolId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// Reads the sign-ins of a user from DynamoDB, in index order.
public final class DynamoDbSignInHistory implements SignInHistory {
  private static final Instant BEGINNING = Instant.EPOCH;
  private static final Instant END = Instant.ofEpochMilli(Long.MAX_VALUE / 1_000);

  private final StoreCalls calls;
  private final String table;
  private final boolean consistent;

  /// @param consistent whether reads are strongly consistent
  public DynamoDbSignInHistory(StoreCalls calls, String table, boolean consistent) {
    this.calls = calls;
    this.table = table;
    this.consistent = consistent;
  }

  @Override
  public SignInPage page(UserPoolId pool, UserId user, SignInFilter filter, int page, int limit) {
    long first = (page - 1L) * limit;
    List<Session> shown = new ArrayList<>();
    long[] count = {0};
    walk(
        pool,
        user,
        filter,
        null,
        null,
        session -> {
          if (filter.matches(session)) {
            if (count[0] >= first && shown.size() < limit) {
              shown.add(session);
            }
            count[0]++;
          }
          return true;
        });
    return new SignInPage(count[0], shown);
  }

  @Override
  public List<Session> after(
      UserPoolId pool,
      UserId user,
      SignInFilter filter,
      @Nullable SignInPosition after,
      int limit) {
    List<Session> shown = new ArrayList<>();
    walk(
        pool,
        user,
        filter,
        after,
        limit,
        session -> {
          if (filter.matches(session)) {
            shown.add(session);
          }
          return shown.size() < limit;
        });
    return shown;
  }

  /// Passes the user's sessions in the filter's time range to `more`, newest first, until it
  /// returns false.
  ///
  /// @param perCall how many to read in one call; null for as many as DynamoDB returns
  private void walk(
      UserPoolId pool,
      UserId user,
      SignInFilter filter,
      @Nullable SignInPosition after,
      @Nullable Integer perCall,
      Predicate<Session> more) {
    if (filter.matchesNothing()) {
      return; // DynamoDB rejects a range that ends before it begins.
    }
    QueryRequest request =
        newestFirst(SessionTable.userPartition(pool, user), filter)
            .exclusiveStartKey(after == null ? null : position(pool, user, after))
            .limit(perCall)
            .build();
    for (Map<String, AttributeValue> item : calls.query(request)) {
      if (!more.test(SessionItem.read(user, item))) {
        return;
      }
    }
  }

  private QueryRequest.Builder newestFirst(String user, SignInFilter filter) {
    return QueryRequest.builder()
        .tableName(table)
        .indexName(SessionTable.BY_LOGIN_AT)
        .consistentRead(consistent)
        .scanIndexForward(false)
        .keyConditionExpression("PK = :user AND #loginAt BETWEEN :from AND :to")
        .expressionAttributeNames(Map.of("#loginAt", SessionTable.LOGIN_AT))
        .expressionAttributeValues(
            Map.of(
                ":user", AttributeValue.fromS(user),
                ":from", Items.of(filter.from() == null ? BEGINNING : filter.from()),
                ":to", Items.of(filter.to() == null ? END : filter.to())));
  }

  /// Where to go on after a sign-in. If its id has been used again since, it has moved.
  private Map<String, AttributeValue> position(UserPoolId pool, UserId user, SignInPosition after) {
    Map<String, AttributeValue> key = SessionTable.sessionKey(pool, user, after.session());
    AttributeValue loginAt = Items.of(after.loginAt());
    boolean moved =
        calls
            .get(table, key, consistent)
            .map(item -> !loginAt.equals(item.get(SessionTable.LOGIN_AT)))
            .orElse(false);
    Map<String, AttributeValue> position =
        new HashMap<>(
            moved ? SessionTable.replacedKey(pool, user, after.session(), after.loginAt()) : key);
    position.put(SessionTable.LOGIN_AT, loginAt);
    return position;
  }
}
