package dev.porchlight.telemetry;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One request, from its arrival to its answer. Every part that learns something about it records
/// it here.
public final class ObservedRequest {
  private static final String NONE = "none";
  private static final String UNKNOWN = "unknown";

  private final String id;
  private final boolean coldStart;
  private final long startedNanos;
  private String family = NONE;
  private String operation = UNKNOWN;
  private Outcome outcome = Outcome.ANSWERED;
  private @Nullable String reason;
  private @Nullable FailureNote failure;
  private int checks;
  private int liveAnswers;
  private boolean change;
  private @Nullable String userPool;
  private @Nullable String caller;
  private @Nullable String accessKey;
  private boolean ended;
  private long durationNanos;
  private long storeNanos;
  private int storeCalls;
  private int storeErrors;
  private int storeDetours;

  ObservedRequest(String id, boolean coldStart, long startedNanos) {
    this.id = id;
    this.coldStart = coldStart;
    this.startedNanos = startedNanos;
  }

  /// Records the family it belongs to.
  public void isOf(String familyName) {
    family = familyName;
  }

  /// Records the operation it reached.
  ///
  /// @param route method and path template; never a path as it was sent
  public void reached(String route) {
    operation = route;
  }

  /// Records that its operation changes something.
  public void changes() {
    change = true;
  }

  /// Records who sent it, once that is proven: until then, it is only what a caller claims.
  ///
  /// @param verifiedPool the user pool in which it takes effect
  /// @param verifiedCaller the id of the caller's access key, or the name of an issuer in the
  ///   settings; null if it is a person
  public void isBy(String verifiedPool, @Nullable String verifiedCaller) {
    userPool = verifiedPool;
    caller = verifiedCaller;
  }

  /// Records the access key that it issues or revokes.
  ///
  /// @param id of a key that exists, or existed
  public void concerns(String id) {
    accessKey = id;
  }

  /// Records that it ends with one of its family's errors.
  ///
  /// @param status the error's status, as an HTTP status code
  public void endsWith(int status, Enum<?> error) {
    endsWith(Outcome.ofError(status), error);
  }

  /// Records that it ends with one of its family's errors, which says more than its status.
  public void endsWith(Outcome errorOutcome, Enum<?> error) {
    outcome = errorOutcome;
    reason = error.name().toLowerCase(Locale.ROOT);
  }

  /// Records that it ends because callers ask too much of the store at once.
  public void findsTheStoreBusy() {
    outcome = Outcome.STORE_BUSY;
  }

  /// Records a failure while it was being answered.
  public void failed(FailureNote note) {
    failure = note;
  }

  /// Records a check: whether a user is signed in to an app.
  public void checked(boolean live) {
    checks++;
    liveAnswers += live ? 1 : 0;
  }

  /// Records a store call that it waited for.
  void storeAnswered(long nanos) {
    storeCalls++;
    storeNanos += nanos;
  }

  /// Records a store call that it waited for and that failed.
  void storeFailed(long nanos) {
    storeAnswered(nanos);
    storeErrors++;
  }

  /// Records an item that could not be read directly.
  void storeDetoured() {
    storeDetours++;
  }

  void isLost() {
    outcome = Outcome.LOST;
  }

  /// Ends it; false if it had already ended.
  boolean end(long nowNanos) {
    boolean first = !ended;
    if (first) {
      ended = true;
      durationNanos = runningNanos(nowNanos);
    }
    return first;
  }

  /// Identifies the request in the log and in its answer.
  public String id() {
    return id;
  }

  String family() {
    return family;
  }

  String operation() {
    return operation;
  }

  Outcome outcome() {
    return outcome;
  }

  @Nullable String reason() {
    return reason;
  }

  @Nullable FailureNote failure() {
    return failure;
  }

  /// Whether it changed something, or may have: nobody knows what a failed one has done.
  boolean hasChanged() {
    return change && userPool != null && (outcome == Outcome.ANSWERED || outcome.isFailure());
  }

  @Nullable String userPool() {
    return userPool;
  }

  @Nullable String caller() {
    return caller;
  }

  @Nullable String accessKey() {
    return accessKey;
  }

  boolean isColdStart() {
    return coldStart;
  }

  int checks() {
    return checks;
  }

  int liveAnswers() {
    return liveAnswers;
  }

  long durationNanos() {
    return durationNanos;
  }

  /// How long it has been running.
  long runningNanos(long nowNanos) {
    return nowNanos - startedNanos;
  }

  long storeNanos() {
    return storeNanos;
  }

  int storeCalls() {
    return storeCalls;
  }

  int storeErrors() {
    return storeErrors;
  }

  int storeDetours() {
    return storeDetours;
  }
}
