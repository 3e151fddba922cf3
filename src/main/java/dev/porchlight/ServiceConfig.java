package dev.porchlight;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Settings that concern no single family.
@ConfigMapping(prefix = "porchlight")
public interface ServiceConfig {
  /// The DynamoDB tables.
  TableNames tables();

  /// Whether session reads are strongly consistent: a forced logout is true at once. `false` halves
  /// the cost of reads; an answer may then be a moment behind.
  @WithDefault("true")
  boolean consistentReads();

  /// How long an access key is kept in memory: a revoked key works for at most that long. More than
  /// 60 s is refused.
  @WithDefault("60s")
  Duration accessKeyCache();

  /// How long names and addresses of apps are kept in memory.
  @WithDefault("60s")
  Duration appCache();

  /// Whether the store is asked once while the function starts, so that the first request need not
  /// wait for the connection.
  @WithDefault("true")
  boolean warmUp();

  /// How far a signed request's time may lie from ours, both ways. GenAuth documents no figure.
  @WithDefault("15m")
  Duration clockSkew();

  /// Whether a signed request that changes something works once only. C# may sign two such
  /// requests, made in the same millisecond, alike; `false` lets both pass, and a recorded request
  /// too.
  @WithDefault("true")
  boolean replayProtection();

  /// Requests that take so long get a log line.
  @WithDefault("500ms")
  Duration slowRequest();

  /// Whether metrics are counted and written.
  @WithDefault("true")
  boolean metrics();

  /// How long metrics are gathered at most while requests come. Lambda ends an idle environment
  /// without notice: what it had gathered is lost.
  @WithDefault("10s")
  Duration metricsInterval();

  /// Names the deployment in metrics.
  @WithDefault("local")
  String stage();

  /// Names of the two tables.
  interface TableNames {
    @WithDefault("porchlight-sessions")
    String sessions();

    @WithDefault("porchlight-access-keys")
    String accessKeys();
  }
}
