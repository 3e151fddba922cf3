package dev.porchlight.store.dynamodb;

import dev.porchlight.session.AppId;
import dev.porchlight.session.LoginTokenHash;
import dev.porchlight.session.SessionId;
import dev.porchlight.session.UserAlias;
import dev.porchlight.session.UserId;
import dev.porchlight.session.UserPoolId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The schema of the session table: every key is built here and starts with the user pool. A user
/// pool id cannot contain `#`, and anything that can comes last in its key, so no two things share
/// a key. `docs/data-model.md` shows it.
final class SessionTable {
  static final String PARTITION_KEY = "PK";
  static final String SORT_KEY = "SK";
  static final String ENTITY = "entity";

  /// When DynamoDB may delete the item, in epoch seconds. It may do so days late.
  static final String TIME_TO_LIVE = "ttl";

  /// When something that was used may be used again, in epoch milliseconds.
  static final String FORGET_AT = "forgetAt";

  static final String FIRST_LOGIN_AT = "firstLoginAt";
  static final String LAST_LOGIN_AT = "lastLoginAt";
  static final String LOGIN_AT = "loginAt";

  /// Until when sign-ins no longer count, in epoch milliseconds: in a presence for one app, in an
  /// item of its own for all apps.
  static final String SIGNED_OUT_AT = "signedOutAt";

  static final String USER_ID = "userId";

  /// The index of a user's sessions in order of sign-in. It is a local index, so reads of it can be
  /// strongly consistent too.
  static final String BY_LOGIN_AT = "byLoginAt";

  /// In a presence: how many sessions login systems opened.
  static final String OPENINGS = "openings";

  /// Starts the name of the presence attribute of each session that was not ended; the value is the
  /// session's effective expiry in epoch milliseconds.
  static final String LIVE_PREFIX = "live#";

  static final String PROFILE = "PROFILE";
  static final String PRESENCE_PREFIX = "APP#";
  static final String SESSION_PREFIX = "SESSION#";
  static final String SIGNED_OUT = "SIGNEDOUT";
  static final String ENDED_AT = "endedAt";
  static final String NAME_PREFIX = "USER#";
  static final String ENDED_PREFIX = "ENDED#";
  static final String REPLACED_PREFIX = "REPLACED#";
  static final String TOKEN_PREFIX = "TOKEN#";
  static final String MEMBER_PREFIX = "MEMBER#";
  private static final int DIRECTORY_SHARDS = 16;

  private SessionTable() {}

  static Map<String, AttributeValue> presenceKey(UserPoolId pool, UserId user, AppId app) {
    return key(userPartition(pool, user), PRESENCE_PREFIX + app);
  }

  static Map<String, AttributeValue> profileKey(UserPoolId pool, UserId user) {
    return key(userPartition(pool, user), PROFILE);
  }

  static Map<String, AttributeValue> sessionKey(UserPoolId pool, UserId user, SessionId session) {
    return key(userPartition(pool, user), SESSION_PREFIX + session);
  }

  /// Where a session is kept once its id has been used again. It has the session's sign-in, so the
  /// index lists it like any other.
  static Map<String, AttributeValue> replacedKey(
      UserPoolId pool, UserId user, SessionId session, Instant loginAt) {
    return key(userPartition(pool, user), REPLACED_PREFIX + loginAt.toEpochMilli() + "#" + session);
  }

  /// Where to find when the user was last signed out of all apps.
  static Map<String, AttributeValue> signedOutKey(UserPoolId pool, UserId user) {
    return key(userPartition(pool, user), SIGNED_OUT);
  }

  static Map<String, AttributeValue> tokenKey(UserPoolId pool, UserId user, LoginTokenHash token) {
    return key(userPartition(pool, user), TOKEN_PREFIX + token);
  }

  /// Where to find a session's user by the session id alone. Both ids may contain `#`, so the
  /// length of the first says where it ends.
  static Map<String, AttributeValue> directoryKey(UserPoolId pool, SessionId session, UserId user) {
    return key(directoryPartition(pool, session), directoryPrefix(session) + user);
  }

  static String directoryPrefix(SessionId session) {
    return SESSION_PREFIX + session.value().length() + "#" + session + "#";
  }

  /// Where to find, by the session id alone, the user of a session that a login system opened. The
  /// session id comes last in its key, and so does the user id.
  static Map<String, AttributeValue> nameKey(UserPoolId pool, SessionId session, UserId user) {
    return key(namePartition(pool, session), NAME_PREFIX + user);
  }

  /// Where to find that sessions with this id have ended in an app, whether they were opened or
  /// not.
  static Map<String, AttributeValue> endedNameKey(UserPoolId pool, SessionId session, AppId app) {
    return key(namePartition(pool, session), ENDED_PREFIX + app);
  }

  static String namePartition(UserPoolId pool, SessionId session) {
    return pool(pool) + "#SESSION#" + session;
  }

  /// The part of the directory that lists a session. There are 16 parts, to spread the writes of a
  /// whole workspace.
  static String directoryPartition(UserPoolId pool, SessionId session) {
    return directoryPartition(pool, Math.floorMod(session.value().hashCode(), DIRECTORY_SHARDS));
  }

  /// Where the directory lists a user of a chat workspace.
  static Map<String, AttributeValue> memberKey(UserPoolId pool, UserId user) {
    int shard = Math.floorMod(user.value().hashCode(), DIRECTORY_SHARDS);
    return key(directoryPartition(pool, shard), MEMBER_PREFIX + user);
  }

  /// All parts of the directory.
  static List<String> directoryPartitions(UserPoolId pool) {
    return IntStream.range(0, DIRECTORY_SHARDS)
        .mapToObj(shard -> directoryPartition(pool, shard))
        .toList();
  }

  private static String directoryPartition(UserPoolId pool, int shard) {
    return pool(pool) + "#DIRECTORY#" + shard;
  }

  static Map<String, AttributeValue> aliasKey(UserPoolId pool, UserAlias alias) {
    return key(pool(pool) + "#ALIAS#" + alias.kind().key() + "#" + alias.value(), "ALIAS");
  }

  static Map<String, AttributeValue> appKey(UserPoolId pool, AppId app) {
    return key(pool(pool) + "#APP#" + app, "APP");
  }

  /// Where to find something that was used once, by its hash.
  static Map<String, AttributeValue> usedKey(UserPoolId pool, String purpose, String hash) {
    return key(pool(pool) + "#USED#" + purpose + "#" + hash, "USED");
  }

  /// The key of an item that was read whole.
  static Map<String, AttributeValue> keyOf(Map<String, AttributeValue> item) {
    return key(Items.text(item, PARTITION_KEY), Items.text(item, SORT_KEY));
  }

  /// What the key of `item` stands for.
  static <K> K asked(Map<Map<String, AttributeValue>, K> keys, Map<String, AttributeValue> item) {
    K asked = keys.get(keyOf(item));
    if (asked == null) {
      throw new IllegalStateException("DynamoDB returned an item that nobody asked for");
    }
    return asked;
  }

  static String userPartition(UserPoolId pool, UserId user) {
    return pool(pool) + "#USER#" + user;
  }

  static String liveAttribute(SessionId session) {
    return LIVE_PREFIX + session;
  }

  private static String pool(UserPoolId pool) {
    return "POOL#" + pool;
  }

  private static Map<String, AttributeValue> key(String partition, String sort) {
    return Map.of(
        PARTITION_KEY, AttributeValue.fromS(partition), SORT_KEY, AttributeValue.fromS(sort));
  }
}
