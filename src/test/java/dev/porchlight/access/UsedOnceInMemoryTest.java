package dev.porchlight.access;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

class UsedOnceInMemoryTest extends UsedOnceContract {
  private final Map<InMemoryUsedOnce.Used, Instant> remembered = new HashMap<>();

  @Override
  protected UsedOnce at(InstantSource clock) {
    return new InMemoryUsedOnce(remembered, clock);
  }
}
