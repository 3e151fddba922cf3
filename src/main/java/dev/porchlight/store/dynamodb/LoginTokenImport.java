package dev.porchlight.store.dynamodb;

import dev.porchlight.access.LoginToken;
import dev.porchlight.importer.ImportRecord.OfMember;
import dev.porchlight.session.LoginTokenHash;
import dev.porchlight.session.UserId;
import dev.porchlight.session.UserPoolId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// Imports all login tokens of a user. A token that the user no longer has ends, and a token that
/// was ended never comes back.
final class LoginTokenImport {
  private static final String REFUSAL =
      "loginTokens: one was ended here and stays ended; the rest was written";

  private final StoreCalls calls;
  private final QueryRead query;
  private final String table;
  private final InstantSource clock;

  LoginTokenImport(StoreCalls calls, String table, InstantSource clock) {
    this.calls = calls;
    this.query = new QueryRead(calls, table, true);
    this.table = table;
    this.clock = clock;
  }

  /// Writes the tokens that the user has, and ends the others.
  MemberTokens write(OfMember member) {
    UserPoolId pool = member.pool();
    UserId user = member.user().id();
    Map<LoginTokenHash, Map<String, AttributeValue>> known = known(pool, user);
    Map<LoginTokenHash, LoginToken> valid = new HashMap<>();
    Set<LoginTokenHash> ended = new HashSet<>();
    for (LoginToken token : member.tokens()) {
      if (isWritten(pool, user, token, known.getOrDefault(token.hash(), Map.of()))) {
        valid.put(token.hash(), token);
      } else {
        ended.add(token.hash());
      }
    }
    Optional<String> refusal = ended.isEmpty() ? Optional.empty() : Optional.of(REFUSAL);
    known.keySet().removeAll(valid.keySet());
    known.keySet().removeAll(ended);
    known.forEach((hash, item) ->
        LoginTokenItem.read(hash, item)
            .filter(token -> isYounger(token, member.asOf()))
            .ifPresentOrElse(
                token -> valid.put(hash, token),
                () -> {
                  withdraw(item);
                  ended.add(hash);
                }));
    return new MemberTokens(valid, ended, refusal);
  }

  private Map<LoginTokenHash, Map<String, AttributeValue>> known(UserPoolId pool, UserId user) {
    Map<LoginTokenHash, Map<String, AttributeValue>> known = new HashMap<>();
    String partition = SessionTable.userPartition(pool, user);
    for (Map<String, AttributeValue> item :
        query.allBeginning(partition, SessionTable.TOKEN_PREFIX)) {
      known.put(LoginTokenItem.hash(item), item);
    }
    return known;
  }

  /// A file cannot know of a token that was issued after it was written. (A token that says it will
  /// be issued one day proves nothing.)
  private boolean isYounger(LoginToken token, Instant asOf) {
    Instant when = token.when();
    return when != null && when.isAfter(asOf) && !when.isAfter(clock.instant());
  }

  private boolean isWritten(
      UserPoolId pool, UserId user, LoginToken token, Map<String, AttributeValue> known) {
    Map<String, AttributeValue> item = LoginTokenItem.write(pool, user, token);
    if (item.equals(known)) {
      return true;
    }
    PutItemRequest request =
        PutItemRequest.builder()
            .tableName(table)
            .item(item)
            .conditionExpression("attribute_not_exists(#endedAt)")
            .expressionAttributeNames(Map.of("#endedAt", SessionTable.ENDED_AT))
            .build();
    return !LoginTokenItem.isEnded(known) && calls.holds(client -> client.putItem(request));
  }

  /// Ends a token because the workspace did. Its mark stays, so that no import brings it back.
  private void withdraw(Map<String, AttributeValue> item) {
    if (LoginTokenItem.isWithdrawn(item)) {
      return;
    }
    Instant now = clock.instant();
    UpdateItemRequest request =
        UpdateItemRequest.builder()
            .tableName(table)
            .key(SessionTable.keyOf(item))
            .updateExpression(
                "SET #endedAt = if_not_exists(#endedAt, :at), #ttl = :ttl, #withdrawn = :true")
            .expressionAttributeNames(
                Map.of(
                    "#endedAt", SessionTable.ENDED_AT,
                    "#ttl", SessionTable.TIME_TO_LIVE,
                    "#withdrawn", LoginTokenItem.WITHDRAWN))
            .expressionAttributeValues(
                Map.of(
                    ":at", Items.of(now),
                    ":ttl", LoginTokenItem.timeToLive(now),
                    ":true", AttributeValue.fromBool(true)))
            .build();
    calls.call(client -> client.updateItem(request));
  }
}
