package dev.porchlight.store.dynamodb;

import dev.porchlight.access.LoginToken;
import dev.porchlight.session.UserId;
import dev.porchlight.session.UserPoolId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

/// Imports login tokens. A token that was ended here never comes back; one that is missing from the
/// file stays.
final class LoginTokenImport {
  private final StoreCalls calls;
  private final String table;

  LoginTokenImport(StoreCalls calls, String table) {
    this.calls = calls;
    this.table = table;
  }

  /// Writes the tokens of a user.
  ///
  /// @return why some of them were not written; empty if all were
  Optional<String> write(UserPoolId pool, UserId user, List<LoginToken> tokens) {
    boolean allWritten = true;
    for (LoginToken token : tokens) {
      allWritten &= write(pool, user, token);
    }
    return allWritten
        ? Optional.empty()
        : Optional.of("loginTokens: one was ended here and stays ended; the rest was written");
  }

  private boolean write(UserPoolId pool, UserId user, LoginToken token) {
    PutItemRequest request =
        PutItemRequest.builder()
            .tableName(table)
            .item(LoginTokenItem.write(pool, user, token))
            .conditionExpression("attribute_not_exists(#endedAt)")
            .expressionAttributeNames(Map.of("#endedAt", SessionTable.ENDED_AT))
            .build();
    return calls.holds(client -> client.putItem(request));
  }
}
