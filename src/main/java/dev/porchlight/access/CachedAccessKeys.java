package dev.porchlight.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Access keys cached in memory for a short time, so that a warm request need not read its key. A
/// revoked key keeps working for at most that long.
///
/// Unknown ids are cached too, so that known and unknown ids cost the same, but separately, so that
/// a flood of invented ids cannot evict the real ones. Failures are not cached.
///
/// Environments that start together would also refresh together, every time. So each caches for a
/// time of its own ([#ownTime]).
public final class CachedAccessKeys implements AccessKeys {
  private static final int MOST_ENTRIES = 10_000;
  private static final double MOST_REDUCTION = 0.25;

  private final AccessKeys source;
  private final Cache<String, AccessKey> known;
  private final Cache<String, Boolean> unknown;

  /// @param keptFor how long a found or missing key is cached
  /// @param ticker tells the time in nanoseconds
  public CachedAccessKeys(AccessKeys source, Duration keptFor, Ticker ticker) {
    this.source = source;
    this.known = cache(keptFor, ticker);
    this.unknown = cache(keptFor, ticker);
  }

  /// How long one environment caches keys: up to a quarter less than `longest`.
  public static Duration ownTime(Duration longest, RandomGenerator random) {
    return Duration.ofNanos(
        (long) (longest.toNanos() * (1 - MOST_REDUCTION * random.nextDouble())));
  }

  @Override
  public Optional<AccessKey> find(String id) {
    AccessKey kept = known.getIfPresent(id);
    if (kept != null) {
      return Optional.of(kept);
    }
    if (unknown.getIfPresent(id) != null) {
      return Optional.empty();
    }
    return read(id);
  }

  /// Reads the key again, however often it is asked for, only once in `mostAge`.
  @Override
  public Optional<AccessKey> findAnew(String id, Duration mostAge) {
    boolean fresh = isYounger(known, id, mostAge) || isYounger(unknown, id, mostAge);
    return fresh ? find(id) : read(id);
  }

  private Optional<AccessKey> read(String id) {
    Optional<AccessKey> found = source.find(id);
    known.invalidate(id);
    unknown.invalidate(id);
    found.ifPresentOrElse(key -> known.put(id, key), () -> unknown.put(id, true));
    return found;
  }

  private static boolean isYounger(Cache<String, ?> cache, String id, Duration mostAge) {
    return cache
        .policy()
        .expireAfterWrite()
        .flatMap(expiry -> expiry.ageOf(id))
        .filter(age -> age.compareTo(mostAge) < 0)
        .isPresent();
  }

  private static <V> Cache<String, V> cache(Duration keptFor, Ticker ticker) {
    return Caffeine.newBuilder()
        .expireAfterWrite(keptFor)
        .maximumSize(MOST_ENTRIES)
        .ticker(ticker)
        .executor(Runnable::run)
        .build();
  }
}
