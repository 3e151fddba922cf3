package dev.porchlight.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porchlight.session.UserPoolId;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
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

  private static final Set<Scope> ALL = EnumSet.allOf(Scope.class);

  private AccessKey caller;
  private AccessKey stranger;
  private AccessKeyIssuer issuer;

  protected abstract AccessKeys keys();

  protected abstract AccessKeyWriter writer();

  /// Writes a key as an import does.
  protected abstract void put(AccessKey key);

  @BeforeEach
  void freshPools() {
    caller = global();
    stranger = global();
    issuer = new AccessKeyIssuer(writer(), () -> NOW, new SecureRandom());
  }

  @Test
  void issuedKeyIsFoundAndListedWithoutItsSecret() {
    AccessKey key = issued(caller, Set.of(Scope.READ));
    assertThat(key.id()).matches("[0-9a-f]{24}");
    assertThat(key.secret()).matches("[0-9a-f]{32}");
    assertThat(key.userPool()).isEqualTo(caller.userPool());
    assertThat(keys().find(key.id())).contains(key);
    AccessKeyEntry entry = new AccessKeyEntry(key.id(), Set.of(Scope.READ), NOW, caller.id());
    assertThat(issuer.list(caller.userPool(), null, 10).entries()).contains(entry);
    assertThat(listed(stranger, null, 10)).containsExactly(stranger.id());
  }

  @Test
  void keyOfAnOperatorWasIssuedByNoKey() {
    Issuing.Issued issued =
        (Issuing.Issued) issuer.issueAsOperator(caller.userPool(), Set.of(Scope.ADMIN));
    AccessKeyEntry entry = new AccessKeyEntry(issued.key().id(), Set.of(Scope.ADMIN), NOW, null);
    assertThat(issuer.list(caller.userPool(), null, 10).entries()).contains(entry);
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
    assertThat(issuer.issue(writer, Set.of(Scope.ADMIN)))
        .isEqualTo(new Issuing.ScopeMissing(Scope.ADMIN));
    assertThat(issuer.list(caller.userPool(), null, 10).entries()).hasSize(3);
  }

  @Test
  void revokedKeyIsNeitherFoundNorListed() {
    AccessKey key = issued(caller, Set.of(Scope.READ));
    assertThat(issuer.revoke(caller.userPool(), key.id())).isTrue();
    assertThat(keys().find(key.id())).isEmpty();
    assertThat(listed(caller, null, 10)).containsExactly(caller.id());
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
    IssuedKey again = new IssuedKey(caller.id(), key.id(), NOW);
    assertThat(writer().add(key, again, AccessKeyWriter.Ids.NEW))
        .isEqualTo(AccessKeyWriter.Adding.TAKEN);
    assertThat(writer().add(key, NOW)).isEqualTo(AccessKeyWriter.Adding.TAKEN);
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
  void revokedKeyTakesAllThatItIssuedWithIt() {
    AccessKey root = issued(caller, ALL);
    AccessKey sibling = issued(caller, ALL);
    List<AccessKey> below = new ArrayList<>();
    for (AccessKey by = root; below.size() < 60; by = below.getLast()) {
      below.add(issued(by, Set.of(Scope.READ)));
      below.add(issued(by, ALL));
    }
    AccessKey webhook = ((Issuing.Issued) issuer.issueForWebhooks(below.getLast())).key();
    below.add(webhook);
    AccessKey cousin = issued(sibling, Set.of(Scope.READ));
    assertThat(issuer.revoke(caller.userPool(), root.id())).isTrue();
    assertThat(below).allMatch(key -> keys().find(key.id()).isEmpty());
    assertThat(listed(caller, null, 10))
        .containsExactlyInAnyOrder(caller.id(), sibling.id(), cousin.id());
    assertThat(writer().issued(caller.userPool()))
        .extracting(IssuedKey::id)
        .containsExactlyInAnyOrder(sibling.id(), cousin.id());
  }

  @Test
  void keyMayRevokeItselfWithAllThatItIssued() {
    AccessKey issued = issued(caller, ALL);
    assertThat(issuer.revoke(caller.userPool(), caller.id())).isTrue();
    assertThat(keys().find(caller.id())).isEmpty();
    assertThat(keys().find(issued.id())).isEmpty();
  }

  @Test
  void keyMayRevokeTheOneThatIssuedItAndDiesWithIt() {
    AccessKey issued = issued(caller, ALL);
    assertThat(issuer.revoke(issued.userPool(), caller.id())).isTrue();
    assertThat(keys().find(issued.id())).isEmpty();
  }

  @Test
  void revokedKeyIssuesNothing() {
    issuer.revoke(caller.userPool(), caller.id());
    assertThat(issuer.issue(caller, ALL)).isEqualTo(new Issuing.IssuerRevoked());
    assertThat(issuer.issueForWebhooks(caller)).isEqualTo(new Issuing.IssuerRevoked());
    assertThat(listed(caller, null, 10)).isEmpty();
  }

  @Test
  void poolHasTwoWebhookSecretsThatAllowNothingElse() {
    Issuing.Issued first = (Issuing.Issued) issuer.issueForWebhooks(caller);
    Issuing.Issued second = (Issuing.Issued) issuer.issueForWebhooks(caller);
    String id = "webhook:" + caller.userPool();
    assertThat(first.key().id()).isEqualTo(id);
    assertThat(second.key().id()).isEqualTo(id + ":2");
    assertThat(first.key().scopes()).isEmpty();
    assertThat(second.key().secret()).isNotEqualTo(first.key().secret());
    assertThat(issuer.issueForWebhooks(caller))
        .isEqualTo(new Issuing.Exist(List.of(id, id + ":2")));
    assertThat(issuer.revoke(stranger.userPool(), id)).isFalse();
    assertThat(keys().find(id)).contains(first.key());
    assertThat(keys().find(id + ":2")).contains(second.key());
  }

  @Test
  void webhookSecretsTakeTurnsAndARevokedOneNeverReturns() {
    String secret = "";
    for (String id : List.of("", ":2", "", ":2", "")) {
      Issuing.Issued issued = (Issuing.Issued) issuer.issueForWebhooks(caller);
      assertThat(issued.key().id()).isEqualTo("webhook:" + caller.userPool() + id);
      assertThat(issued.key().secret()).isNotEqualTo(secret);
      secret = issued.key().secret();
      String other = "webhook:" + caller.userPool() + (id.isEmpty() ? ":2" : "");
      issuer.revoke(caller.userPool(), other);
      assertThat(keys().find(other)).isEmpty();
      assertThat(keys().find(issued.key().id())).contains(issued.key());
    }
  }

  @Test
  void webhookSecretNeedsAKeyThatMayWrite() {
    AccessKey reader = issued(caller, Set.of(Scope.READ, Scope.ADMIN));
    assertThat(issuer.issueForWebhooks(reader)).isEqualTo(new Issuing.ScopeMissing(Scope.WRITE));
  }

  @Test
  void secretThatAnotherKeyIssuedLaterUnderTheSameIdStays() {
    AccessKey first = issued(caller, ALL);
    IssuedKey old = new IssuedKey(first.id(), "webhook:" + caller.userPool(), NOW.minusMillis(1));
    AccessKey secret = new AccessKey(old.id(), "0123456789abcdef", caller.userPool(), Set.of());
    writer().add(secret, old, AccessKeyWriter.Ids.FREE);
    writer().revoke(caller.userPool(), old.id(), NOW); // and the crash of whoever did so
    AccessKey next = ((Issuing.Issued) issuer.issueForWebhooks(caller)).key();
    assertThat(next.id()).isEqualTo(old.id());
    issuer.revoke(caller.userPool(), first.id());
    assertThat(keys().find(next.id())).contains(next);
    issuer.revoke(caller.userPool(), caller.id());
    assertThat(keys().find(next.id())).isEmpty();
  }

  @Test
  void keysAreListedInOrderOfIdPageByPage() {
    Stream<String> issued =
        Stream.generate(() -> issued(caller, Set.of(Scope.READ)).id()).limit(24);
    List<String> ids = Stream.concat(Stream.of(caller.id()), issued).sorted().toList();
    issued(stranger, Set.of(Scope.READ));
    assertThat(listed(caller, null, 10)).isEqualTo(ids.subList(0, 10));
    assertThat(listed(caller, ids.get(9), 10)).isEqualTo(ids.subList(10, 20));
    assertThat(listed(caller, ids.get(19), 10)).isEqualTo(ids.subList(20, 25));
    assertThat(listed(caller, ids.get(24), 10)).isEmpty();
    assertThat(issuer.list(caller.userPool(), ids.get(14), 10).more()).isFalse();
    assertThat(issuer.list(caller.userPool(), ids.get(13), 10).more()).isTrue();
    issuer.revoke(caller.userPool(), ids.get(9));
    assertThat(listed(caller, ids.get(9), 10)).isEqualTo(ids.subList(10, 20));
  }

  private List<String> listed(AccessKey of, @Nullable String after, int limit) {
    return issuer.list(of.userPool(), after, limit).entries().stream()
        .map(AccessKeyEntry::id)
        .toList();
  }

  private AccessKey issued(AccessKey by, Set<Scope> scopes) {
    return ((Issuing.Issued) issuer.issue(by, scopes)).key();
  }

  private AccessKey global() {
    String pool = "p-" + UUID.randomUUID();
    AccessKey key = new AccessKey(pool, "0123456789abcdef", new UserPoolId(pool), ALL);
    put(key);
    return key;
  }
}
