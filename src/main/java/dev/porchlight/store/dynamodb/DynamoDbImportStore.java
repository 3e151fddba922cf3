package dev.porchlight.store.dynamodb;

import dev.porchlight.access.AccessKey;
import dev.porchlight.importer.ChatWorkspace;
import dev.porchlight.importer.ImportLine;
import dev.porchlight.importer.ImportRecord;
import dev.porchlight.importer.ImportStore;
import dev.porchlight.importer.NamedByFile;
import dev.porchlight.session.App;
import dev.porchlight.session.User;
import dev.porchlight.session.UserId;
import dev.porchlight.session.UserPoolId;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Imports into DynamoDB.
public final class DynamoDbImportStore implements ImportStore, AutoCloseable {
  private final StoreCalls calls;
  private final AccessKeyImport accessKeys;
  private final BatchWrite items;
  private final UserImport users;
  private final MemberImport members;
  private final SessionImport sessions;
  private final CompleteImport complete;

  /// @param clock decides which sessions have expired
  public DynamoDbImportStore(StoreCalls calls, Tables tables, InstantSource clock) {
    this.calls = calls;
    this.accessKeys = new AccessKeyImport(calls, tables.accessKeys());
    this.items = new BatchWrite(calls, tables.sessions());
    this.users = new UserImport(new DynamoDbUserWriter(calls, tables.sessions()));
    this.sessions = new SessionImport(calls, tables.sessions(), clock);
    this.members = new MemberImport(calls, tables.sessions(), sessions, clock);
    this.complete = new CompleteImport(calls, tables.sessions(), members, sessions, clock);
  }

  /// Connects as an operator does.
  ///
  /// @param endpoint DynamoDB's endpoint, if it is not AWS's own
  public static DynamoDbImportStore connect(Optional<URI> endpoint, Tables tables) {
    return new DynamoDbImportStore(
        OperatorConnection.to(endpoint, tables.sessions(), tables.accessKeys()),
        tables,
        InstantSource.system());
  }

  @Override
  public List<Refused> write(List<ImportLine> lines) {
    list(lines);
    List<Refused> refused = new ArrayList<>();
    Map<ImportLine, ImportRecord.OfSession> sessionLines = new LinkedHashMap<>();
    for (ImportLine line : lines) {
      switch (line.record()) {
        case ImportRecord.OfAccessKey(AccessKey key) ->
            accessKeys
                .write(key)
                .ifPresent(reason -> refused.add(new Refused(line.number(), reason)));
        case ImportRecord.OfApp(UserPoolId pool, App app) ->
            items.all(List.of(BatchWrite.put(AppItem.write(pool, app))));
        case ImportRecord.OfUser(UserPoolId pool, User user) ->
            users
                .write(pool, user)
                .ifPresent(reason -> refused.add(new Refused(line.number(), reason)));
        case ImportRecord.OfMember member ->
            members
                .write(member)
                .ifPresent(reason -> refused.add(new Refused(line.number(), reason)));
        case ImportRecord.OfSession session -> sessionLines.put(line, session);
      }
    }
    sessions.write(sessionLines, refused);
    return refused;
  }

  /// Lists the users before anything else is known about them, so that none can be overlooked.
  private void list(List<ImportLine> lines) {
    Map<UserId, Map<String, AttributeValue>> entries = new LinkedHashMap<>();
    for (ImportLine line : lines) {
      if (line.record() instanceof ImportRecord.OfMember member) {
        entries.put(member.user().id(), MemberItem.write(member));
      }
    }
    items.all(entries.values().stream().map(BatchWrite::put).toList());
  }

  @Override
  public int endOtherUsers(ChatWorkspace workspace, NamedByFile named, Instant asOf) {
    return complete.endOtherUsers(workspace, named, asOf);
  }

  @Override
  public int endOtherSessions(ChatWorkspace workspace, NamedByFile named, Instant asOf) {
    return complete.endOtherSessions(workspace, named, asOf);
  }

  @Override
  public void close() {
    calls.close();
  }
}
