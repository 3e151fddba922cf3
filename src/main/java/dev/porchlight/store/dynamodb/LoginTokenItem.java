package dev.porchlight.store.dynamodb;

import dev.porchlight.access.LoginToken;
import dev.porchlight.session.LoginTokenHash;
import dev.porchlight.session.StoreUnavailableException;
import dev.porchlight.session.UserId;
import dev.porchlight.session.UserPoolId;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A login token of a user. An ended one stays for a while, so that no import brings it back.
final class LoginTokenItem {
  private static final String KIND = "kind";
  private static final String WHEN = "when";
  private static final String EXPIRES_AT = "expiresAt";

  /// Set if the workspace itself no longer has the token: then it contradicts nothing when its
  /// sessions are imported again.
  static final String WITHDRAWN = "withdrawn";

  private LoginTokenItem() {}

  static LoginTokenHash hash(Map<String, AttributeValue> item) {
    String sortKey = Items.text(item, SessionTable.SORT_KEY);
    return new LoginTokenHash(sortKey.substring(SessionTable.TOKEN_PREFIX.length()));
  }

  static boolean isWithdrawn(Map<String, AttributeValue> item) {
    return item.containsKey(WITHDRAWN);
  }

  static boolean isEnded(Map<String, AttributeValue> item) {
    return item.containsKey(SessionTable.ENDED_AT);
  }

  /// The token; empty if it was ended.
  static Optional<LoginToken> read(LoginTokenHash hash, Map<String, AttributeValue> item) {
    if (isEnded(item)) {
      return Optional.empty();
    }
    String kind = Items.text(item, KIND);
    LoginToken.Kind known =
        Arrays.stream(LoginToken.Kind.values())
            .filter(k -> key(k).equals(kind))
            .findFirst()
            .orElseThrow(() -> new StoreUnavailableException("login token of an unknown kind"));
    return Optional.of(
        switch (known) {
          case PERSONAL -> LoginToken.personal(hash);
          case LOGIN ->
              new LoginToken(
                  hash, known, Items.instant(item, WHEN), Items.instant(item, EXPIRES_AT));
        });
  }

  static Map<String, AttributeValue> write(UserPoolId pool, UserId user, LoginToken token) {
    Map<String, AttributeValue> item =
        new HashMap<>(SessionTable.tokenKey(pool, user, token.hash()));
    item.put(SessionTable.ENTITY, AttributeValue.fromS("loginToken"));
    item.put(KIND, AttributeValue.fromS(key(token.kind())));
    Items.putInstant(item, WHEN, token.when());
    Items.putInstant(item, EXPIRES_AT, token.expiresAt());
    if (token.expiresAt() != null) {
      item.put(SessionTable.TIME_TO_LIVE, timeToLive(token.expiresAt()));
    }
    return item;
  }

  /// When to forget a token that expired or was ended at `instant`.
  static AttributeValue timeToLive(Instant instant) {
    return AttributeValue.fromN(Long.toString(instant.plus(SessionItem.HISTORY).getEpochSecond()));
  }

  private static String key(LoginToken.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
