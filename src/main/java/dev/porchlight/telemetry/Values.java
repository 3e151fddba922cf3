package dev.porchlight.telemetry;

/// Values of one metric that wait to be written, at most as many as one line can carry.
final class Values {
  /// CloudWatch's limit on the values of one metric in one line.
  static final int MOST = 100;

  private final long[] values = new long[MOST];
  private int size;

  void add(long value) {
    values[size] = value;
    size++;
  }

  long at(int index) {
    return values[index];
  }

  int size() {
    return size;
  }

  boolean isFull() {
    return size == MOST;
  }

  void clear() {
    size = 0;
  }
}
