package dev.porchlight;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/// Settings shared by all families.
@ConfigMapping(prefix = "porchlight")
public interface ServiceConfig {
  /// The DynamoDB tables.
  TableNames tables();

  /// Whether session reads are strongly consistent, so that a forced logout takes effect
  /// immediately. `false` halves the cost of reads, but answers may be slightly stale.
  @WithDefault("true")
  boolean consistentReads();

  /// Whether single items are read by our own code, and by the SDK only if that fails. `false`
  /// reads everything with the SDK.
  @WithDefault("true")
  boolean directReads();

  /// How long an access key is cached in memory, and so how long a revoked key may still work. More
  /// than 60 s is refused.
  @WithDefault("60s")
  Duration accessKeyCache();

  /// How long names and addresses of apps are cached in memory.
  @WithDefault("60s")
  Duration appCache();

  /// Whether the function queries the store once during startup, so that the first request need not
  /// wait for the connection.
  @WithDefault("true")
  boolean warmUp();

  /// How far a signed request's time may be from ours, in either direction. GenAuth documents no
  /// figure.
  @WithDefault("15m")
  Duration clockSkew();

  /// Whether a signed request that changes something works only once. C# can sign two such requests
  /// identically if it makes them in the same millisecond; `false` lets both through, but also a
  /// replayed request.
  @WithDefault("true")
  boolean replayProtection();

  /// What precedes the path of every operation, such as `auth/v1` for the key of an API mapping.
  /// Clients may sign the path with or without it.
  Optional<String> basePath();

  /// Requests that take at least this long get a log line.
  @WithDefault("500ms")
  Duration slowRequest();

  /// Whether metrics are collected and written.
  @WithDefault("true")
  boolean metrics();

  /// The longest that metrics are collected before they are written, while requests keep coming.
  /// Lambda ends an idle environment without notice, and what it had collected is lost.
  @WithDefault("10s")
  Duration metricsInterval();

  /// The deployment's name in metrics.
  @WithDefault("local")
  String stage();

  /// How the secrets of access keys are protected in their table.
  Secrets secrets();

  /// How the secrets of access keys are protected.
  interface Secrets {
    /// The ARN of the KMS key that protects the table's data key, which encrypts each secret.
    /// Without it, secrets are encrypted with a key that everybody can read in the source code.
    Optional<String> kmsKey();
  }

  /// Names of the two tables.
  interface TableNames {
    @WithDefault("porchlight-sessions")
    String sessions();

    @WithDefault("porchlight-access-keys")
    String accessKeys();
  }
}
