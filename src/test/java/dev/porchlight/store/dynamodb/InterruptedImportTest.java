package dev.porchlight.store.dynamodb;

import static dev.porchlight.store.dynamodb.EmptyTables.TABLES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.porchlight.access.LoginToken;
import dev.porchlight.importer.ChatWorkspace;
import dev.porchlight.importer.ImportLine;
import dev.porchlight.importer.ImportRecord;
import dev.porchlight.importer.ImportStore;
import dev.porchlight.importer.NamedByFile;
import dev.porchlight.session.AppId;
import dev.porchlight.session.ChatRecord;
import dev.porchlight.session.LoginTokenHash;
import dev.porchlight.session.Session;
import dev.porchlight.session.SessionId;
import dev.porchlight.session.SessionOrigin;
import dev.porchlight.session.StoreUnavailableException;
import dev.porchlight.session.User;
import dev.porchlight.session.UserId;
import dev.porchlight.session.UserPoolId;
import dev.porchlight.store.dynamodb.FailingWrites.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// An import of users that is interrupted at any write, before it is made or after: importing again
/// completes it, and until then nothing lives that did not.
class InterruptedImportTest {
  @RegisterExtension static final EmptyTables DYNAMO_DB = new EmptyTables("interrupted");

  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private static final Instant THEN = NOW.minusSeconds(3_600);
  private static final AppId CHAT = new AppId("chat");
  private static final UserId ANN = new UserId("ann");
  private static final int MOST_WRITES = 8;

  private final FailingWrites failing = new FailingWrites(DYNAMO_DB.client());
  private final ChatWorkspace workspace =
      new ChatWorkspace(new UserPoolId("i-" + UUID.randomUUID()), CHAT, Duration.ofDays(90));

  /// What an import says.
  private enum Change {
    TOKEN_GONE,
    DEACTIVATED,
    MISSING_IN_A_COMPLETE_FILE,
    THE_SAME_AGAIN;

    /// Which sessions live once the import has been completed.
    List<String> live() {
      return switch (this) {
        case TOKEN_GONE -> List.of("s3", "own");
        case DEACTIVATED, MISSING_IN_A_COMPLETE_FILE -> List.of();
        case THE_SAME_AGAIN -> List.of("s1", "s2", "s3", "own");
      };
    }
  }

  private static Stream<Arguments> interruptions() {
    return Stream.of(Change.values())
        .flatMap(change ->
            Stream.of(Outcome.LOST_BEFORE, Outcome.LOST_AFTER)
                .flatMap(outcome ->
                    Stream.iterate(0, at -> at < MOST_WRITES, at -> at + 1)
                        .map(at -> Arguments.of(change, outcome, at))));
  }

  @ParameterizedTest
  @MethodSource("interruptions")
  void nothingComesToLifeAndImportingAgainCompletesIt(Change change, Outcome outcome, int at) {
    ImportStore store =
        new DynamoDbImportStore(new StoreCalls(failing.client()), TABLES, () -> NOW);
    write(store, member(true, "t1", "t2"));
    write(store, chat("s1", "t1"), chat("s2", "t1"), chat("s3", "t2"), own());
    interrupted(store, change, outcome, at);
    assertThat(live()).isSubsetOf("s1", "s2", "s3", "own").containsAll(change.live());
    make(store, change);
    assertThat(live()).containsExactlyInAnyOrderElementsOf(change.live());
  }

  @ParameterizedTest
  @MethodSource("interruptions")
  void tokenThatComesAfterItsSessionsBringsThemToLife(Change change, Outcome outcome, int at) {
    ImportStore store =
        new DynamoDbImportStore(new StoreCalls(failing.client()), TABLES, () -> NOW);
    write(store, chat("s1", "t1"), chat("s2", "t1"), chat("s3", "t2"), own());
    assertThat(live()).containsExactly("own");
    interrupted(store, Change.THE_SAME_AGAIN, outcome, at);
    make(store, change);
    // If not even the user's entry in the directory was written, a complete file misses nobody.
    assertThat(live())
        .containsExactlyInAnyOrderElementsOf(
            change == Change.MISSING_IN_A_COMPLETE_FILE && at == 0 && outcome == Outcome.LOST_BEFORE
                ? List.of("own")
                : change.live());
  }

  private void interrupted(ImportStore store, Change change, Outcome outcome, int at) {
    List<Outcome> plan = new ArrayList<>(Collections.nCopies(at, Outcome.DONE));
    plan.add(outcome);
    failing.plan(plan);
    try {
      make(store, change);
    } catch (StoreUnavailableException _) {
      // As planned; the change may also take fewer writes.
    }
    failing.plan(List.of());
  }

  private void make(ImportStore store, Change change) {
    switch (change) {
      case TOKEN_GONE -> write(store, member(true, "t2"));
      case DEACTIVATED -> write(store, member(false));
      case MISSING_IN_A_COMPLETE_FILE -> store.endOtherUsers(workspace, new NamedByFile(), NOW);
      case THE_SAME_AGAIN -> write(store, member(true, "t1", "t2"));
    }
  }

  private static void write(ImportStore store, ImportRecord... records) {
    List<ImportLine> lines = new ArrayList<>();
    for (ImportRecord record : records) {
      lines.add(new ImportLine(lines.size() + 1, record));
    }
    assertThat(store.write(lines)).isEmpty();
  }

  private ImportRecord member(boolean active, String... tokens) {
    List<LoginToken> all =
        Stream.of(tokens)
            .map(token -> LoginToken.login(LoginTokenHash.of(token), THEN, Duration.ofDays(90)))
            .toList();
    return new ImportRecord.OfMember(workspace, User.known(ANN), all, active, NOW);
  }

  private ImportRecord chat(String id, String token) {
    ChatRecord record =
        new ChatRecord(
            "d",
            "session",
            null,
            LoginTokenHash.of(token),
            null,
            null,
            null,
            List.of(),
            null,
            null,
            null,
            new ChatRecord.Times(THEN, null, null, null, null),
            null);
    return session(id, new SessionOrigin.Chat(record));
  }

  private ImportRecord own() {
    return session("own", new SessionOrigin.Imported());
  }

  private ImportRecord session(String id, SessionOrigin origin) {
    Instant until = NOW.plus(Duration.ofDays(1));
    return new ImportRecord.OfSession(
        workspace.pool(),
        new Session(new SessionId(id), ANN, CHAT, THEN, until, null, null, null, origin));
  }

  private List<String> live() {
    return new DynamoDbSessionReader(DYNAMO_DB.calls(), TABLES.sessions(), true)
            .presence(workspace.pool(), ANN, CHAT)
            .map(presence -> presence.liveAt(NOW))
            .orElse(Set.of())
            .stream()
            .map(SessionId::value)
            .toList();
  }
}
