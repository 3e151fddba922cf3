package dev.porchlight.workbench.proof;

import dev.porchlight.workbench.local.StoreProxy.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/// Subjects one function to faults and collects what is wrong with its replies.
final class FaultRun {
  /// The time that the function has in total, from API Gateway's event to its answer.
  private static final long DEADLINE_MILLIS = 10_000;

  /// The time within which correct answers must return. One second is promised, and is what
  /// [FaultsIT] prints on a quiet machine; a busy one takes longer to answer anything.
  private static final Duration RECOVERY = Duration.ofSeconds(20);

  private static final AtomicLong SLOWEST_RECOVERY = new AtomicLong();

  /// Faults in the answer to a call that the store has carried out.
  private static final Set<Fault> DONE = EnumSet.of(Fault.MISSHAPEN, Fault.WRONG_CHECKSUM);

  private final Station station;
  private final List<String> wrong = new ArrayList<>();

  FaultRun(Station station) {
    this.station = station;
  }

  /// Everything that is wrong with the replies; empty if nothing is.
  static List<String> of(Station station, List<Endpoint> endpoints) {
    FaultRun run = new FaultRun(station);
    run.fail(endpoints.getFirst());
    ProcessSnapshot before = station.snapshot();
    endpoints.stream().skip(1).forEach(run::fail);
    run.fail(endpoints.getFirst());
    run.compare(before, station.snapshot());
    return run.wrong;
  }

  /// The same for a store that is silent for a while and then answers everything at once.
  static List<String> ofSilence(Station station, List<Endpoint> endpoints, Duration silence) {
    FaultRun run = new FaultRun(station);
    List<Endpoint> rounds = endpoints.stream().map(run::prepared).toList();
    station.proxy().delay(silence);
    long end = System.nanoTime() + silence.toNanos();
    for (int i = 0; System.nanoTime() < end; i++) {
      Endpoint round = rounds.get(i % rounds.size());
      run.check(round, "silence", station.send(round.request()));
    }
    station.proxy().delay(Duration.ZERO);
    rounds.forEach(round -> run.awaitRight(round, "after silence"));
    return run.wrong;
  }

  /// The same for a store that is slow to answer every call, but not so slow that a call fails, at
  /// the endpoints that need many calls.
  static List<String> ofSlowness(Station station, List<Endpoint> endpoints, Duration pause) {
    FaultRun run = new FaultRun(station);
    for (Endpoint endpoint : endpoints) {
      if (run.callsOf(endpoint) * pause.toMillis() > DEADLINE_MILLIS / 2) {
        Endpoint round = run.prepared(endpoint);
        station.proxy().delay(pause);
        Reply reply = station.send(round.request());
        station.proxy().delay(Duration.ZERO);
        if (!round.isRight(reply)) {
          run.check(round, "slowness", reply);
        }
      }
    }
    return run.wrong;
  }

  /// Every fault in the first and the last store call, and one fault in each call between.
  private void fail(Endpoint endpoint) {
    int calls = callsOf(endpoint);
    if (calls == 0) {
      wrong.add(endpoint.route() + " does not call the store: there is nothing to prove");
    }
    Set<Integer> places = new LinkedHashSet<>(List.of(0, Math.max(0, calls - 1)));
    for (Fault fault : EnumSet.complementOf(EnumSet.of(Fault.NONE))) {
      places.forEach(after -> fail(endpoint, fault, after));
    }
    for (int after = 1; after < calls - 1; after++) {
      fail(endpoint, Fault.DENIED, after);
    }
    for (int after = 0; after < calls; after++) {
      conflictOnce(endpoint, after);
    }
  }

  /// A conflict that is over when the call is made again is nothing that a caller hears of.
  private void conflictOnce(Endpoint endpoint, int afterCalls) {
    Endpoint round = prepared(endpoint);
    station.proxy().play(Fault.CONFLICT, afterCalls, 1);
    Reply reply = station.send(round.request());
    station.proxy().play(Fault.NONE);
    if (!round.isRight(reply)) {
      wrong.add(endpoint.route() + " with one conflict after " + afterCalls + " calls: " + reply);
    }
  }

  /// How many calls a request makes. Sometimes it makes one more, to read an access key again or to
  /// repeat a call that was slow, and a fault in that one would never come.
  private int callsOf(Endpoint endpoint) {
    awaitRight(prepared(endpoint), "at first");
    return Math.min(counted(endpoint), counted(endpoint));
  }

  private int counted(Endpoint endpoint) {
    Endpoint round = prepared(endpoint);
    station.proxy().forgetCalls();
    station.send(round.request());
    return station.proxy().calls().size();
  }

  /// A new round of an endpoint, with what must be sent first already sent.
  private Endpoint prepared(Endpoint endpoint) {
    Endpoint round = Rounds.next(endpoint);
    round
        .before()
        .ifPresent(before -> {
          Reply reply = station.send(before);
          if (reply.status() >= 300) {
            wrong.add(before.target() + " before " + endpoint.route() + ": " + reply);
          }
        });
    return round;
  }

  private void fail(Endpoint endpoint, Fault fault, int afterCalls) {
    Endpoint round = prepared(endpoint);
    station.proxy().play(fault, afterCalls);
    Reply reply = station.send(round.request());
    // A write reads only the status of the store's answer, so it may report what was done.
    boolean reported = DONE.contains(fault) && round.writes() && round.isRight(reply);
    if (!reported) {
      check(round, fault + " after " + afterCalls + " calls", reply);
    }
    station.proxy().play(Fault.NONE);
    // If only the answer was lost, a token or signature has been used up.
    awaitRight(endpoint.request().worksOnce() ? prepared(endpoint) : round, "after " + fault);
  }

  private void check(Endpoint endpoint, String fault, Reply reply) {
    if (!endpoint.dialect().isOutage(reply) || reply.millis() >= DEADLINE_MILLIS) {
      wrong.add(endpoint.route() + " during " + fault + ": " + reply);
    }
  }

  private void awaitRight(Endpoint endpoint, String when) {
    long start = System.nanoTime();
    Reply reply = station.send(endpoint.request());
    while (!endpoint.isRight(reply) && System.nanoTime() - start < RECOVERY.toNanos()) {
      reply = station.send(endpoint.request());
    }
    SLOWEST_RECOVERY.accumulateAndGet(System.nanoTime() - start, Math::max);
    if (!endpoint.isRight(reply)) {
      wrong.add(endpoint.route() + " " + when + ": " + reply);
    }
  }

  /// The longest time, over all runs, until correct answers returned.
  static long slowestRecoveryMillis() {
    return SLOWEST_RECOVERY.get() / 1_000_000;
  }

  private void compare(ProcessSnapshot before, ProcessSnapshot after) {
    if (after.threads().size() > before.threads().size() || after.sockets() > before.sockets()) {
      wrong.add("leaked: from " + before + " to " + after);
    }
  }
}
