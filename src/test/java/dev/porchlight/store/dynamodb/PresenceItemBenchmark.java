package dev.porchlight.store.dynamodb;

import dev.porchlight.session.Presence;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Measures what it costs to read a presence from its item (`make jmh`).
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@State(Scope.Benchmark)
public class PresenceItemBenchmark {
  /// Sessions of the user in the app.
  @Param({"2", "100"})
  public int sessions;

  private final Map<String, AttributeValue> item = new HashMap<>();

  /// Fills the item.
  @Setup
  public void fill() {
    item.put("PK", AttributeValue.fromS("POOL#p#USER#u"));
    item.put("SK", AttributeValue.fromS("APP#a"));
    item.put("entity", AttributeValue.fromS("presence"));
    item.put("firstLoginAt", AttributeValue.fromN("1793520000000"));
    item.put("lastLoginAt", AttributeValue.fromN("1793611800000"));
    for (int i = 0; i < sessions; i++) {
      item.put("live#session-" + i, AttributeValue.fromN("4070908800000"));
    }
  }

  /// From the SDK's item to the domain's presence.
  @Benchmark
  public Presence read() {
    return PresenceItem.find(item).orElseThrow();
  }
}
