package dev.porchlight.store.dynamodb;

import dev.porchlight.access.AccessKey;
import dev.porchlight.access.LoginToken;
import dev.porchlight.importer.ImportLine;
import dev.porchlight.importer.ImportRecord;
import dev.porchlight.importer.ImportStore;
import dev.porchlight.session.App;
import dev.porchlight.session.User;
import dev.porchlight.session.UserPoolId;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Imports into DynamoDB.
public final class DynamoDbImportStore implements ImportStore, AutoCloseable {
  private final StoreCalls calls;
  private final AccessKeyImport accessKeys;
  private final BatchWrite apps;
  private final UserImport users;
  private final LoginTokenImport tokens;
  private final SessionImport sessions;

  /// @param clock decides which sessions have expired
  public DynamoDbImportStore(StoreCalls calls, Tables tables, InstantSource clock) {
    this.calls = calls;
    this.accessKeys = new AccessKeyImport(calls, tables.accessKeys());
    this.apps = new BatchWrite(calls, tables.sessions());
    this.users = new UserImport(new DynamoDbUserWriter(calls, tables.sessions()));
    this.tokens = new LoginTokenImport(calls, tables.sessions());
    this.sessions = new SessionImport(calls, tables.sessions(), clock);
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
    List<Refused> refused = new ArrayList<>();
    Map<ImportLine, ImportRecord.OfSession> sessionLines = new LinkedHashMap<>();
    for (ImportLine line : lines) {
      switch (line.record()) {
        case ImportRecord.OfAccessKey(AccessKey key) ->
            accessKeys
                .write(key)
                .ifPresent(reason -> refused.add(new Refused(line.number(), reason)));
        case ImportRecord.OfApp(UserPoolId pool, App app) ->
            apps.all(List.of(BatchWrite.put(AppItem.write(pool, app))));
        case ImportRecord.OfUser(UserPoolId pool, User user) ->
            users
                .write(pool, user)
                .ifPresent(reason -> refused.add(new Refused(line.number(), reason)));
        case ImportRecord.OfMember(UserPoolId pool, User user, List<LoginToken> issued) ->
            users
                .write(pool, user)
                .or(() -> tokens.write(pool, user.id(), issued))
                .ifPresent(reason -> refused.add(new Refused(line.number(), reason)));
        case ImportRecord.OfSession session -> sessionLines.put(line, session);
      }
    }
    sessions.write(sessionLines, refused);
    return refused;
  }

  @Override
  public void close() {
    calls.close();
  }
}
