package dev.porchlight.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porchlight.session.UserPoolId;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every store promises about access keys, and what is issued. Each test has its own user
/// pools.
public abstract class AccessKeyStoreContract {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

  private AccessKey caller;
  private AccessKey stranger;
  private AccessKeyIssuer issuer;

  protected abstract AccessKeys keys();

  protected abstract AccessKeyWriter writer();

  @BeforeEach
  void freshPools() {
    caller = global(Set.of(Scope.READ, Scope.WRITE));
    stranger = global(Set.of(Scope.READ, Scope.WRITE));
    issuer = new AccessKeyIssuer(writer(), () -> NOW, new SecureRandom());
  }

  @Test
  void issuedKeyIsFoundAndListedWithoutItsSecret() {
    AccessKey key = issued(caller, Set.of(Scope.READ));
    assertThat(key.id()).matches("[0-9a-f]{24}");
    assertThat(key.secret()).matches("[0-9a-f]{32}");
    assertThat(key.userPool()).isEqualTo(caller.userPool());
    assertThat(keys().find(key.id())).contains(key);
    AccessKeyEntry entry = new AccessKeyEntry(key.id(), Set.of(Scope.READ), NOW);
    assertThat(issuer.list(caller.userPool(), null, 10).entries()).containsExactly(entry);
    assertThat(issuer.list(stranger.userPool(), null, 10).entries()).isEmpty();
  }

  @Test
  void noTwoKeysAreAlike() {
    List<AccessKey> all =
        Stream.generate(() -> issued(caller, Set.of(Scope.READ))).limit(20).toList();
    assertThat(all.stream().map(AccessKey::id)).doesNotHaveDuplicates();
    assertThat(all.stream().map(AccessKey::secret)).doesNotHaveDuplicates();
  }

  @Test
  void keyGrantsOnlyItsOwnScopes() {
    AccessKey reader = issued(caller, Set.of(Scope.READ));
    assertThat(issuer.issue(reader, Set.of(Scope.READ, Scope.WRITE)))
        .isEqualTo(new Issuing.ScopeMissing(Scope.WRITE));
    AccessKey writer = issued(caller, Set.of(Scope.WRITE));
    assertThat(issuer.issue(writer, Set.of(Scope.READ)))
        .isEqualTo(new Issuing.ScopeMissing(Scope.READ));
    assertThat(issuer.list(caller.userPool(), null, 10).entries()).hasSize(2);
  }

  @Test
  void revokedKeyIsNeitherFoundNorListed() {
    AccessKey key = issued(caller, Set.of(Scope.READ));
    assertThat(issuer.revoke(caller.userPool(), key.id())).isTrue();
    assertThat(keys().find(key.id())).isEmpty();
    assertThat(issuer.list(caller.userPool(), null, 10).entries()).isEmpty();
  }

  @Test
  void revokingAgainChangesNothing() {
    AccessKey key = issued(caller, Set.of(Scope.READ));
    assertThat(issuer.revoke(caller.userPool(), key.id())).isTrue();
    assertThat(issuer.revoke(caller.userPool(), key.id())).isTrue();
    assertThat(issuer.revoke(stranger.userPool(), key.id())).isFalse();
    assertThat(keys().find(key.id())).isEmpty();
  }

  @Test
  void revokedIdIsNeverTakenByANewKey() {
    AccessKey key = issued(caller, Set.of(Scope.READ));
    issuer.revoke(caller.userPool(), key.id());
    assertThat(writer().add(key, NOW, AccessKeyWriter.Ids.NEW)).isFalse();
    assertThat(keys().find(key.id())).isEmpty();
  }

  @Test
  void revokingAKeyOfAnotherPoolLooksLikeRevokingAnUnknownOne() {
    AccessKey key = issued(stranger, Set.of(Scope.READ));
    assertThat(issuer.revoke(caller.userPool(), key.id())).isFalse();
    assertThat(issuer.revoke(caller.userPool(), "unknown")).isFalse();
    assertThat(issuer.revoke(caller.userPool(), "not an id")).isFalse();
    assertThat(keys().find(key.id())).contains(key);
  }

  @Test
  void poolHasOneWebhookSecretThatAllowsNothingElse() {
    Issuing.Issued first = (Issuing.Issued) issuer.issueForWebhooks(caller);
    String id = "webhook:" + caller.userPool();
    assertThat(first.key().id()).isEqualTo(id);
    assertThat(first.key().scopes()).isEmpty();
    assertThat(issuer.issueForWebhooks(caller)).isEqualTo(new Issuing.Exists(id));
    assertThat(keys().find(id)).contains(first.key());
    assertThat(issuer.revoke(stranger.userPool(), id)).isFalse();
    assertThat(issuer.revoke(caller.userPool(), id)).isTrue();
    Issuing.Issued second = (Issuing.Issued) issuer.issueForWebhooks(caller);
    assertThat(second.key().secret()).isNotEqualTo(first.key().secret());
  }

  @Test
  void keysAreListedInOrderOfIdPageByPage() {
    List<String> ids =
        Stream.generate(() -> issued(caller, Set.of(Scope.READ)).id()).limit(25).sorted().toList();
    issued(stranger, Set.of(Scope.READ));
    assertThat(listed(null, 10)).isEqualTo(ids.subList(0, 10));
    assertThat(listed(ids.get(9), 10)).isEqualTo(ids.subList(10, 20));
    assertThat(listed(ids.get(19), 10)).isEqualTo(ids.subList(20, 25));
    assertThat(listed(ids.get(24), 10)).isEmpty();
    assertThat(issuer.list(caller.userPool(), ids.get(14), 10).more()).isFalse();
    assertThat(issuer.list(caller.userPool(), ids.get(13), 10).more()).isTrue();
    issuer.revoke(caller.userPool(), ids.get(9));
    assertThat(listed(ids.get(9), 10)).isEqualTo(ids.subList(10, 20));
  }

  private List<String> listed(@Nullable String after, int limit) {
    return issuer.list(caller.userPool(), after, limit).entries().stream()
        .map(AccessKeyEntry::id)
        .toList();
  }

  private AccessKey issued(AccessKey by, Set<Scope> scopes) {
    return ((Issuing.Issued) issuer.issue(by, scopes)).key();
  }

  private static AccessKey global(Set<Scope> scopes) {
    String pool = "p-" + UUID.randomUUID();
    return new AccessKey(pool, "0123456789abcdef", new UserPoolId(pool), scopes);
  }
}
