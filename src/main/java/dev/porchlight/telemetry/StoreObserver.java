package dev.porchlight.telemetry;

/// Notified of every store call; knows how long the request that makes the calls has been running.
public interface StoreObserver {
  /// Observes nothing and knows no request: for tools and tests.
  StoreObserver NONE =
      new StoreObserver() {
        @Override
        public void storeAnswered(long nanos) {}

        @Override
        public void storeFailed(long nanos) {}

        @Override
        public void storeDetoured() {}

        @Override
        public long requestNanos() {
          return 0;
        }

        @Override
        public int storeCalls() {
          return 0;
        }
      };

  /// The store answered a call, if only by saying that it is busy.
  ///
  /// @param nanos how long the caller waited, including the client's own retries
  void storeAnswered(long nanos);

  /// A store call failed, through no fault of the caller.
  ///
  /// @param nanos how long the caller waited
  void storeFailed(long nanos);

  /// An item could not be read directly, so the SDK is asked for it.
  void storeDetoured();

  /// How long the current request has been running, in nanoseconds; 0 if no request has begun.
  long requestNanos();

  /// How many calls the current request has made; 0 if no request has begun.
  int storeCalls();
}
