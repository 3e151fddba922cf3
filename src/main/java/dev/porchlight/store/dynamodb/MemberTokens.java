package dev.porchlight.store.dynamodb;

import dev.porchlight.access.LoginToken;
import dev.porchlight.session.LoginTokenHash;
import dev.porchlight.session.Session;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the table knows about a user's login tokens once they have been imported.
///
/// @param ended the tokens that no longer open anything
/// @param refusal why some tokens were not written; empty if all were
record MemberTokens(
    Map<LoginTokenHash, LoginToken> valid, Set<LoginTokenHash> ended, Optional<String> refusal) {
  /// Whether the session was opened with a token that was ended.
  boolean haveEnded(Session session) {
    return session.chatRecord().filter(record -> ended.contains(record.token())).isPresent();
  }

  /// Whether the session should live until another time than it does, because its token does.
  boolean disagreeWith(Session session) {
    return session
        .chatRecord()
        .flatMap(record -> Optional.ofNullable(valid.get(record.token())))
        .filter(token -> !token.sessionExpiry().equals(session.expiresAt()))
        .isPresent();
  }
}
