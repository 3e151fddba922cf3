package dev.porchlight.access;

import dev.porchlight.access.AccessKeyWriter.Adding;
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
  private static final String SECOND = ":2";

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
    return missing(by, scopes)
        .orElseGet(() -> add(by, key(hex(ID_BYTES), by.userPool(), scopes), Ids.NEW));
  }

  /// Issues a key for an operator: anyone who may write to the table may grant everything.
  public Issuing.Permitted issueAsOperator(UserPoolId pool, Set<Scope> scopes) {
    AccessKey key = key(hex(ID_BYTES), pool, scopes);
    Instant now = now();
    return keys.add(key, now) == Adding.ADDED
        ? new Issuing.Issued(key, now)
        : new Issuing.Exist(List.of(key.id()));
  }

  /// Issues a secret for webhooks of the user pool of `by`. Its key allows nothing else. A user
  /// pool has at most two, so that one can take the place of the other. Whoever sends webhooks
  /// opens and ends sessions, so `by` needs the scope to write.
  public Issuing issueForWebhooks(AccessKey by) {
    Optional<Issuing> refused = missing(by, Set.of(Scope.WRITE));
    if (refused.isPresent()) {
      return refused.get();
    }
    for (String id : webhookIds(by.userPool())) {
      Issuing issuing = add(by, key(id, by.userPool(), Set.of()), Ids.FREE);
      if (!(issuing instanceof Issuing.Exist)) {
        return issuing;
      }
    }
    return new Issuing.Exist(webhookIds(by.userPool()));
  }

  /// The ids of the access keys that hold a user pool's webhook secrets. No other id looks like
  /// them: the ids issued here are hexadecimal, and a user pool id cannot contain `:`.
  public static List<String> webhookIds(UserPoolId pool) {
    return List.of(WEBHOOK + pool, WEBHOOK + pool + SECOND);
  }

  /// Revokes a key for good, with all keys that it issued, that those issued, and so on. Revoking
  /// it again completes what failed halfway.
  ///
  /// @return false if the user pool never had such a key; a key of another pool looks like an
  ///   unknown one
  public boolean revoke(UserPoolId pool, String id) {
    return AccessKey.idFits(id) && new Revocation(keys).revoke(pool, id, now());
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

  private static Optional<Issuing> missing(AccessKey by, Set<Scope> scopes) {
    return scopes.stream()
        .filter(scope -> !by.allows(scope))
        .sorted()
        .findFirst()
        .map(Issuing.ScopeMissing::new);
  }

  private Issuing add(AccessKey by, AccessKey key, Ids ids) {
    Instant now = now();
    return switch (keys.add(key, new IssuedKey(by.id(), key.id(), now), ids)) {
      case ADDED -> new Issuing.Issued(key, now);
      case TAKEN -> new Issuing.Exist(List.of(key.id()));
      case ISSUER_REVOKED -> new Issuing.IssuerRevoked();
      case TOO_MANY -> new Issuing.TooMany(AccessKeyWriter.MOST_ISSUED);
    };
  }

  private AccessKey key(String id, UserPoolId pool, Set<Scope> scopes) {
    return new AccessKey(id, hex(SECRET_BYTES), pool, scopes);
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
