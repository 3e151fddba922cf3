package dev.porchlight.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.porchlight.session.Sha256;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;

/// Remembers for a moment which credentials were refused, so that repeating them costs no call of
/// the store. Credentials that become valid are refused for that moment at most. Only hashes are
/// kept.
///
/// Credentials that nobody has sent before cost a call each: only throttling limits those.
public final class RefusedCredentials {
  /// How long a refusal is remembered.
  public static final Duration MOMENT = Duration.ofSeconds(5);

  private static final int MOST_ENTRIES = 10_000;

  private final Cache<String, Boolean> refused;

  /// @param ticker tells the time in nanoseconds
  public RefusedCredentials(Ticker ticker) {
    this.refused =
        Caffeine.newBuilder()
            .expireAfterWrite(MOMENT)
            .maximumSize(MOST_ENTRIES)
            .ticker(ticker)
            .executor(Runnable::run)
            .build();
  }

  /// What credentials are remembered by: a hash of all their parts, in order.
  public static String fingerprint(String... parts) {
    String text =
        Arrays.stream(parts)
            .map(part -> part.length() + ":" + part)
            .collect(Collectors.joining(","));
    return Sha256.hex(text);
  }

  /// Whether these credentials were refused a moment ago.
  public boolean has(String fingerprint) {
    return refused.getIfPresent(fingerprint) != null;
  }

  /// Remembers that the store does not know these credentials. Not for a failure of the store.
  public void remember(String fingerprint) {
    refused.put(fingerprint, true);
  }
}
