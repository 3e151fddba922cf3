package dev.porchlight.store.dynamodb;

import dev.porchlight.session.AppId;
import dev.porchlight.session.SessionId;
import dev.porchlight.session.StoreBusyException;
import dev.porchlight.session.UserId;
import dev.porchlight.session.UserPoolId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Leaves the marks on which late openings fail (`docs/decisions/0025` and `0029`).
final class EndMarks {
  private static final int MOST_TRIES = 5;

  private final StoreCalls calls;
  private final TransactionWrite transaction;
  private final SignedOutMark signedOut;
  private final String table;

  EndMarks(StoreCalls calls, String table) {
    this.calls = calls;
    this.transaction = new TransactionWrite(calls);
    this.signedOut = new SignedOutMark(table);
    this.table = table;
  }

  /// Marks the id of a session that is not there, or was ended.
  ///
  /// @return false if the session is there and was not ended
  boolean unopened(UserPoolId pool, UserId user, SessionId id, Instant at, Instant forgetAt) {
    return calls.holds(
            client -> client.putItem(UnopenedItem.write(table, pool, user, id, at, forgetAt)))
        || calls.holds(
            client -> client.updateItem(SessionItem.endedAgain(table, pool, user, id, at)));
  }

  /// Marks an id in an app. A mark for one user never narrows a mark for everybody.
  void named(
      UserPoolId pool,
      AppId app,
      SessionId id,
      @Nullable UserId user,
      Instant at,
      Instant forgetAt) {
    EndedNameItem item = new EndedNameItem(table, pool, app, id);
    boolean ofUser =
        user != null && calls.holds(client -> client.updateItem(item.of(user, at, forgetAt)));
    if (!ofUser) {
      calls.call(client -> client.updateItem(item.ofAll(at, forgetAt)));
    }
  }

  void signedOutEverywhere(UserPoolId pool, UserId user, Instant at, Instant forgetAt) {
    // If it is refused, there is a later mark.
    transaction.all(List.of(signedOut.everywhere(pool, user, at, forgetAt)));
  }

  /// Marks apps, all or none at a time. Which of them the user has signed in to decides how they
  /// are marked, and shows when a first attempt is refused.
  void signedOut(UserPoolId pool, UserId user, Set<AppId> apps, Instant at, Instant forgetAt) {
    List<AppId> open = new ArrayList<>(apps);
    Set<AppId> unknown = new HashSet<>();
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      List<TransactWriteItem> writes = new ArrayList<>();
      for (AppId app : open) {
        writes.add(
            unknown.contains(app)
                ? signedOut.inNewApp(pool, user, app, at, forgetAt)
                : signedOut.inKnownApp(pool, user, app, at));
      }
      Map<Integer, Map<String, AttributeValue>> refused = transaction.refusedItems(writes);
      if (refused.isEmpty()) {
        return;
      }
      List<AppId> done = new ArrayList<>();
      refused.forEach((place, item) -> {
        AppId app = open.get(place);
        if (isMarked(item, at)) {
          done.add(app);
        } else if (item.containsKey(SessionTable.FIRST_LOGIN_AT)) {
          unknown.remove(app);
        } else {
          unknown.add(app);
        }
      });
      open.removeAll(done);
      if (open.isEmpty()) {
        return;
      }
    }
    throw new StoreBusyException("the same presences kept changing");
  }

  private static boolean isMarked(Map<String, AttributeValue> presence, Instant at) {
    return SignedOutMark.at(presence)
        .filter(marked -> marked.toEpochMilli() >= at.toEpochMilli())
        .isPresent();
  }
}
