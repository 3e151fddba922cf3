package dev.porchlight.access;

import dev.porchlight.access.AccessKeyWriter.Ids;
import dev.porchlight.session.UserPoolId;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Issues, lists and revokes the access keys of a user pool. All methods throw
/// [dev.porchlight.session.StoreUnavailableException] when the store does not answer.
///
/// An issued key works immediately. A revoked one keeps working only as long as functions cache
/// keys (60 s at most).
public final class AccessKeyIssuer {
  /// The maximum number of access keys on one page.
  public static final int MOST_LISTED = 100;

  /// As long as GenAuth's access key ids.
  private static final int ID_BYTES = 12;

  private static final int SECRET_BYTES = 16;
  private static final String WEBHOOK = "webhook:";

  private final AccessKeyWriter keys;
  private final InstantSource clock;
  private final SecureRandom random;

  public AccessKeyIssuer(AccessKeyWriter keys, InstantSource clock, SecureRandom random) {
    this.keys = keys;
    this.clock = clock;
    this.random = random;
  }

  /// Issues a key for the user pool of `by`.
  ///
  /// @param by the caller's own key
  public Issuing issue(AccessKey by, Set<Scope> scopes) {
    Optional<Scope> missing =
        scopes.stream().filter(scope -> !by.allows(scope)).sorted().findFirst();
    if (missing.isPresent()) {
      return new Issuing.ScopeMissing(missing.get());
    }
    return issueAsOperator(by.userPool(), scopes);
  }

  /// Issues a key for an operator: anyone who may write to the table may grant everything.
  public Issuing.Permitted issueAsOperator(UserPoolId pool, Set<Scope> scopes) {
    return add(new AccessKey(hex(ID_BYTES), hex(SECRET_BYTES), pool, scopes), Ids.NEW);
  }

  /// Issues the secret for webhooks of the user pool of `by`. Its key allows nothing else. A user
  /// pool has at most one; to change it, revoke it first.
  public Issuing.Permitted issueForWebhooks(AccessKey by) {
    String id = webhookId(by.userPool());
    return add(new AccessKey(id, hex(SECRET_BYTES), by.userPool(), Set.of()), Ids.FREE);
  }

  /// The id of the access key that holds a user pool's webhook secret. No other id looks like it:
  /// the ids issued here are hexadecimal, and a user pool id cannot contain `:`.
  public static String webhookId(UserPoolId pool) {
    return WEBHOOK + pool;
  }

  /// Revokes a key for good. Revoking it again changes nothing.
  ///
  /// @return false if the user pool never had such a key; a key of another pool looks like an
  ///   unknown one
  public boolean revoke(UserPoolId pool, String id) {
    return AccessKey.idFits(id) && keys.revoke(pool, id, now());
  }

  /// One page of a user pool's access keys in order of id, without secrets.
  ///
  /// @param after the last id of the previous page; null to start at the beginning
  /// @param limit 1 to [#MOST_LISTED]
  public AccessKeyPage list(UserPoolId pool, @Nullable String after, int limit) {
    List<AccessKeyEntry> found = keys.list(pool, after, limit + 1);
    boolean more = found.size() > limit;
    return new AccessKeyPage(more ? found.subList(0, limit) : found, more);
  }

  private Issuing.Permitted add(AccessKey key, Ids ids) {
    Instant now = now();
    return keys.add(key, now, ids) ? new Issuing.Issued(key, now) : new Issuing.Exists(key.id());
  }

  private Instant now() {
    return Instant.ofEpochMilli(clock.millis());
  }

  private String hex(int bytes) {
    byte[] drawn = new byte[bytes];
    random.nextBytes(drawn);
    return HexFormat.of().formatHex(drawn);
  }
}
