package dev.porchlight.store.dynamodb;

import static dev.porchlight.store.dynamodb.EmptyTables.TABLES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.porchlight.access.AccessKey;
import dev.porchlight.access.AccessKeyIssuer;
import dev.porchlight.access.AccessKeys;
import dev.porchlight.access.Issuing;
import dev.porchlight.access.Scope;
import dev.porchlight.session.StoreUnavailableException;
import dev.porchlight.session.UserPoolId;
import dev.porchlight.store.dynamodb.FailingWrites.Outcome;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Whatever happens while a key is revoked, no key that it issued survives.
class AccessKeyRevocationTest {
  @RegisterExtension static final EmptyTables DYNAMO_DB = new EmptyTables("accessKeyRevocation");

  private static final Set<Scope> ALL = EnumSet.allOf(Scope.class);
  private static final int MOST_WRITES = 3;

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"DONE"})
  void crashIsCompletedByRevokingAgain(Outcome crash) {
    for (int written = 0; written < MOST_WRITES; written++) {
      FailingWrites writes = new FailingWrites(DYNAMO_DB.client());
      AccessKeyIssuer issuer = issuer(new StoreCalls(writes.client()));
      UserPoolId pool = new UserPoolId("crash-" + crash.name().charAt(5) + written);
      List<AccessKey> family = family(issuer, pool);
      List<Outcome> plan = new ArrayList<>(Collections.nCopies(written, Outcome.DONE));
      plan.add(crash);
      writes.plan(plan);
      boolean crashed = false;
      try {
        issuer.revoke(pool, family.getFirst().id());
      } catch (StoreUnavailableException e) {
        crashed = true;
      }
      assertThat(crashed).isTrue();
      assertThat(issuer.revoke(pool, family.getFirst().id())).isTrue();
      assertThat(family).allMatch(key -> keys().find(key.id()).isEmpty());
    }
  }

  @Test
  void keyThatIsIssuedWhileItsIssuerIsRevokedDoesNotSurvive() throws Exception {
    AccessKeyIssuer issuer = issuer(DYNAMO_DB.calls());
    for (int round = 0; round < 20; round++) {
      UserPoolId pool = new UserPoolId("race-" + round);
      AccessKey root = ((Issuing.Issued) issuer.issueAsOperator(pool, ALL)).key();
      Queue<AccessKey> issued = new ConcurrentLinkedQueue<>();
      CountDownLatch started = new CountDownLatch(2);
      try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
        List<Future<?>> thieves =
            List.of(
                threads.submit(() -> issueDownwards(issuer, root, issued, started)),
                threads.submit(() -> issueDownwards(issuer, root, issued, started)));
        started.await();
        assertThat(issuer.revoke(pool, root.id())).isTrue();
        for (Future<?> thief : thieves) {
          thief.get(1, TimeUnit.MINUTES);
        }
      }
      assertThat(issued).isNotEmpty().allMatch(key -> keys().find(key.id()).isEmpty());
    }
  }

  /// Issues a key with the key issued last, until one is refused.
  private static void issueDownwards(
      AccessKeyIssuer issuer, AccessKey root, Queue<AccessKey> issued, CountDownLatch started) {
    AccessKey by = root;
    while (true) {
      try {
        if (!(issuer.issue(by, ALL) instanceof Issuing.Issued(AccessKey key, var _))) {
          return;
        }
        issued.add(key);
        by = key;
        started.countDown();
      } catch (StoreUnavailableException e) {
        // Too many of them at once: the thief tries again.
      }
    }
  }

  /// A key, one that it issued, and one that this one issued.
  private static List<AccessKey> family(AccessKeyIssuer issuer, UserPoolId pool) {
    AccessKey root = ((Issuing.Issued) issuer.issueAsOperator(pool, ALL)).key();
    AccessKey child = ((Issuing.Issued) issuer.issue(root, ALL)).key();
    AccessKey grandchild = ((Issuing.Issued) issuer.issue(child, ALL)).key();
    return List.of(root, child, grandchild);
  }

  private static AccessKeyIssuer issuer(StoreCalls calls) {
    return new AccessKeyIssuer(
        new DynamoDbAccessKeyWriter(calls, TABLES.accessKeys(), SecretSeal.withDefaultKey()),
        InstantSource.system(),
        new SecureRandom());
  }

  private static AccessKeys keys() {
    return new DynamoDbAccessKeys(
        DYNAMO_DB.calls(), TABLES.accessKeys(), SecretSeal.withDefaultKey());
  }
}
