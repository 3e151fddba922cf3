package dev.porchlight.store.dynamodb;

import dev.porchlight.session.StoreBusyException;
import dev.porchlight.session.User;
import dev.porchlight.session.UserAlias;
import dev.porchlight.session.UserChange;
import dev.porchlight.session.UserId;
import dev.porchlight.session.UserLimits;
import dev.porchlight.session.UserPoolId;
import dev.porchlight.session.UserWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Changes users in DynamoDB. A profile and its aliases change in one transaction, on the condition
/// that the profile is still the one that was read (`docs/decisions/0014`).
public final class DynamoDbUserWriter implements UserWriter {
  private static final int MOST_TRIES = 8;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(10);

  private final BatchRead read;
  private final TransactionWrite transaction;
  private final ProfileWrites writes;
  private final PresenceRemoval presences;
  private final LoginTokenRemoval tokens;
  private final SessionErasure sessions;

  public DynamoDbUserWriter(StoreCalls calls, String table) {
    this(calls, table, SessionErasure.MOST_SESSIONS);
  }

  /// @param mostErased how many sessions one call erases at most
  DynamoDbUserWriter(StoreCalls calls, String table, int mostErased) {
    this.read = new BatchRead(calls, table, true);
    this.transaction = new TransactionWrite(calls);
    this.writes = new ProfileWrites(table);
    this.presences = new PresenceRemoval(calls, table);
    this.tokens = new LoginTokenRemoval(calls, table);
    this.sessions = new SessionErasure(calls, table, mostErased);
  }

  @Override
  public UserChange put(UserPoolId pool, User user) {
    UserLimits.exceededBy(user)
        .ifPresent(field -> {
          throw new IllegalArgumentException("user field too large: " + field);
        });
    return untilUnchanged(() -> attempt(pool, user));
  }

  @Override
  public boolean forget(UserPoolId pool, UserId user, Instant now) {
    tokens.endAll(pool, user, now);
    presences.removeAll(pool, user, now);
    untilUnchanged(() -> attemptToForget(pool, user));
    return sessions.eraseAll(pool, user, now);
  }

  /// Empty if the profile changed since it was read.
  private Optional<UserChange> attempt(UserPoolId pool, User user) {
    Optional<Map<String, AttributeValue>> before = profile(pool, user.id());
    List<UserAlias> aliases = inOrder(user.aliases());
    List<TransactWriteItem> all = new ArrayList<>();
    aliases.forEach(alias -> all.add(writes.claim(pool, alias, user.id())));
    stale(pool, user.id(), before, user.aliases())
        .forEach(alias -> all.add(writes.release(pool, alias, user.id())));
    all.add(writes.put(pool, user, before));
    Set<Integer> refused = transaction.refused(all);
    if (refused.isEmpty()) {
      return Optional.of(before.isPresent() ? new UserChange.Replaced() : new UserChange.Created());
    }
    return IntStream.range(0, aliases.size())
        .filter(refused::contains)
        .mapToObj(place -> (UserChange) new UserChange.AliasTaken(aliases.get(place).kind()))
        .findFirst();
  }

  /// Empty if the profile changed since it was read.
  private Optional<Boolean> attemptToForget(UserPoolId pool, UserId user) {
    Optional<Map<String, AttributeValue>> before = profile(pool, user);
    if (before.isEmpty()) {
      return Optional.of(true);
    }
    List<TransactWriteItem> all = new ArrayList<>();
    stale(pool, user, before, Set.of())
        .forEach(alias -> all.add(writes.release(pool, alias, user)));
    all.add(writes.delete(pool, user, before.get()));
    return transaction.all(all) ? Optional.of(true) : Optional.empty();
  }

  private static <T> T untilUnchanged(Supplier<Optional<T>> attempt) {
    Duration pause = FIRST_PAUSE;
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      Optional<T> outcome = attempt.get();
      if (outcome.isPresent()) {
        return outcome.get();
      }
      Pause.of(pause);
      pause = pause.multipliedBy(2);
    }
    throw new StoreBusyException("the same user kept changing");
  }

  private static List<UserAlias> inOrder(Set<UserAlias> aliases) {
    return aliases.stream()
        .sorted(Comparator.comparing(UserAlias::kind).thenComparing(UserAlias::value))
        .toList();
  }

  private Optional<Map<String, AttributeValue>> profile(UserPoolId pool, UserId user) {
    return read.items(List.of(SessionTable.profileKey(pool, user))).stream().findFirst();
  }

  /// The aliases that lead to the user because of its profile `before`, and no longer should. One
  /// that leads to another user, for whatever reason, is left alone.
  private Set<UserAlias> stale(
      UserPoolId pool,
      UserId user,
      Optional<Map<String, AttributeValue>> before,
      Set<UserAlias> kept) {
    Set<UserAlias> stale = new HashSet<>();
    before.ifPresent(item -> stale.addAll(UserItem.read(item).aliases()));
    stale.removeAll(kept);
    Set<Map<String, AttributeValue>> foreign = new HashSet<>();
    List<Map<String, AttributeValue>> keys =
        stale.stream().map(alias -> SessionTable.aliasKey(pool, alias)).toList();
    for (Map<String, AttributeValue> item : read.allItems(keys)) {
      if (!AliasItem.user(item).equals(user)) {
        foreign.add(SessionTable.keyOf(item));
      }
    }
    stale.removeIf(alias -> foreign.contains(SessionTable.aliasKey(pool, alias)));
    return stale;
  }
}
