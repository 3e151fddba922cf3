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
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Imports into DynamoDB.
public final class DynamoDbImportStore implements ImportStore, AutoCloseable {
  private final DynamoDbClient client;
  private final BatchWrite accessKeys;
  private final BatchWrite apps;
  private final UserImport users;
  private final LoginTokenImport tokens;
  private final SessionImport sessions;

  /// @param clock tells which sessions have expired
  public DynamoDbImportStore(DynamoDbClient client, Tables tables, InstantSource clock) {
    this.client = client;
    this.accessKeys = new BatchWrite(client, tables.accessKeys());
    this.apps = new BatchWrite(client, tables.sessions());
    this.users = new UserImport(new DynamoDbUserWriter(client, tables.sessions()));
    this.tokens = new LoginTokenImport(client, tables.sessions());
    this.sessions = new SessionImport(client, tables.sessions(), clock);
  }

  /// Connects as an operator does.
  ///
  /// @param endpoint of DynamoDB, if it is not AWS's own
  public static DynamoDbImportStore connect(Optional<URI> endpoint, Tables tables) {
    DynamoDbClient client = OperatorConnection.to(endpoint);
    return new DynamoDbImportStore(client, tables, InstantSource.system());
  }

  @Override
  public List<Refused> write(List<ImportLine> lines) {
    List<Refused> refused = new ArrayList<>();
    Map<ImportLine, ImportRecord.OfSession> sessionLines = new LinkedHashMap<>();
    for (ImportLine line : lines) {
      switch (line.record()) {
        case ImportRecord.OfAccessKey(AccessKey key) ->
            accessKeys.all(List.of(BatchWrite.put(AccessKeyItem.write(key))));
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
    client.close();
  }
}
