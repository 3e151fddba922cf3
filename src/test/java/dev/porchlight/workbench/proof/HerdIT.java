package dev.porchlight.workbench.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porchlight.access.CachedAccessKeys;
import dev.porchlight.session.AppId;
import dev.porchlight.session.SessionReader;
import dev.porchlight.session.StoreUnavailableException;
import dev.porchlight.session.UserId;
import dev.porchlight.session.UserPoolId;
import dev.porchlight.store.dynamodb.DynamoDbAccessKeys;
import dev.porchlight.store.dynamodb.DynamoDbSessionReader;
import dev.porchlight.store.dynamodb.SecretSeal;
import dev.porchlight.store.dynamodb.StoreCalls;
import dev.porchlight.workbench.local.FunctionUnderTest;
import dev.porchlight.workbench.local.StoreProxy;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// 200 environments, each with its own client and cache and one request at a time, on one DynamoDB
/// Local that throttles all of them for a while.
@Isolated("it measures how a store keeps up")
class HerdIT {
  private static final int ENVIRONMENTS = 200;
  private static final Duration THINK_TIME = Duration.ofMillis(400);
  private static final Duration OUTAGE = Duration.ofSeconds(3);
  private static final int MOST_ROUNDS = 20;

  /// The AWS SDK tries a DynamoDB call nine times; more per call would be a storm of our own
  /// making.
  private static final int MOST_TRIES = 9;

  private final AtomicInteger answered = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();
  private volatile boolean running = true;

  @Test
  void throttledHerdNeitherStormsTheStoreNorStaysAwayFromIt() throws Exception {
    ProofPool.load();
    try (StoreProxy proxy = new StoreProxy(FunctionUnderTest.demoStore().endpoint());
        ExecutorService threads = Executors.newFixedThreadPool(ENVIRONMENTS)) {
      List<Environment> herd =
          IntStream.range(0, ENVIRONMENTS).mapToObj(_ -> new Environment(proxy.address())).toList();
      herd.forEach(threads::execute);
      try {
        watch(proxy);
      } finally {
        running = false;
        threads.shutdownNow();
        herd.forEach(Environment::close);
      }
    }
  }

  private void watch(StoreProxy proxy) throws InterruptedException {
    awaitCalm();

    proxy.forgetCalls();
    int before = answered.get() + refused.get();
    proxy.play(StoreProxy.Fault.THROTTLED);
    Thread.sleep(OUTAGE);
    int tries = proxy.calls().size();
    proxy.play(StoreProxy.Fault.NONE);
    // An environment that is still waiting has a call under way, too.
    int calls = answered.get() + refused.get() - before + ENVIRONMENTS;
    assertThat(tries).isLessThanOrEqualTo(calls * MOST_TRIES);

    proxy.forgetCalls();
    int then = answered.get();
    awaitAnswers(then + 2 * ENVIRONMENTS);
    int useful = answered.get() - then;
    // A check, and the key if it has expired since.
    int asked = proxy.calls().size();
    assertThat(asked).isLessThanOrEqualTo(3 * useful + ENVIRONMENTS);
    awaitCalm();
    System.out.printf(
        "herd of %d: %d calls and %d tries in %d s of throttling; %d answers from %d calls afterwards%n",
        ENVIRONMENTS, calls, tries, OUTAGE.toSeconds(), useful, asked);
  }

  /// Waits until all are answered for a while and none is refused: on a busy machine, the store is
  /// late for some of two hundred that start at the same time.
  private void awaitCalm() throws InterruptedException {
    int refusedBefore;
    int rounds = 0;
    do {
      assertThat(rounds++).as("the store does not keep up").isLessThan(MOST_ROUNDS);
      refusedBefore = refused.get();
      awaitAnswers(answered.get() + 2 * ENVIRONMENTS);
    } while (refused.get() > refusedBefore);
  }

  private void awaitAnswers(int wanted) throws InterruptedException {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (answered.get() < wanted) {
      assertThat(System.nanoTime()).as("no answers arrive").isLessThan(deadline);
      Thread.sleep(20);
    }
  }

  /// One Lambda environment's way to the store, as `Wiring` and `application.properties` configure
  /// it.
  private final class Environment implements Runnable, AutoCloseable {
    private final DynamoDbClient client;
    private final CachedAccessKeys keys;
    private final SessionReader sessions;

    Environment(URI store) {
      client =
          DynamoDbClient.builder()
              .endpointOverride(store)
              .region(Region.US_EAST_1)
              .credentialsProvider(
                  StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
              .overrideConfiguration(limits ->
                  limits
                      .apiCallAttemptTimeout(Duration.ofMillis(1_500))
                      .apiCallTimeout(Duration.ofSeconds(4)))
              .build();
      StoreCalls calls = new StoreCalls(client);
      keys =
          new CachedAccessKeys(
              new DynamoDbAccessKeys(
                  calls, FunctionUnderTest.TABLES.accessKeys(), SecretSeal.withDefaultKey()),
              CachedAccessKeys.ownTime(Duration.ofSeconds(2), RandomGenerator.getDefault()),
              System::nanoTime);
      sessions = new DynamoDbSessionReader(calls, FunctionUnderTest.TABLES.sessions(), true);
    }

    @Override
    public void run() {
      try {
        while (running) {
          ask();
          Thread.sleep(THINK_TIME);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private void ask() {
      try {
        boolean known = keys.find(ProofPool.KEY).isPresent();
        boolean seen =
            sessions
                .presence(
                    new UserPoolId(ProofPool.POOL),
                    new UserId(ProofPool.USER),
                    new AppId(ProofPool.APP))
                .isPresent();
        if (known && seen) {
          answered.incrementAndGet();
        }
      } catch (StoreUnavailableException e) {
        refused.incrementAndGet();
      }
    }

    @Override
    public void close() {
      client.close();
    }
  }
}
