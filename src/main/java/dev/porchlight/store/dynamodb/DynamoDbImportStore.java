package dev.porchlight.store.dynamodb;

import dev.porchlight.access.AccessKey;
import dev.porchlight.access.LoginToken;
import dev.porchlight.importer.ImportLine;
import dev.porchlight.importer.ImportRecord;
import dev.porchlight.importer.ImportStore;
import dev.porchlight.session.App;
import dev.porchlight.session.User;
import dev.porchlight.session.UserPoolId;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

/// Imports into DynamoDB.
public final class DynamoDbImportStore implements ImportStore, AutoCloseable {
  private static final int MOST_CONNECTIONS = 32;
  private static final Duration ATTEMPT_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(60);

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
    this.users = new UserImport(client, tables.sessions());
    this.tokens = new LoginTokenImport(client, tables.sessions());
    this.sessions = new SessionImport(client, tables.sessions(), clock);
  }

  /// Connects with the credentials and region of the environment. At an endpoint on this machine
  /// (DynamoDB Local) made-up ones do.
  public static DynamoDbImportStore connect(Optional<URI> endpoint, Tables tables) {
    DynamoDbClientBuilder builder =
        DynamoDbClient.builder()
            .httpClientBuilder(ApacheHttpClient.builder().maxConnections(MOST_CONNECTIONS))
            .overrideConfiguration(
                c -> c.apiCallAttemptTimeout(ATTEMPT_TIMEOUT).apiCallTimeout(CALL_TIMEOUT));
    endpoint.ifPresent(builder::endpointOverride);
    if (endpoint.filter(DynamoDbImportStore::isOnThisMachine).isPresent()) {
      builder
          .region(Region.US_EAST_1)
          .credentialsProvider(
              StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")));
    }
    return new DynamoDbImportStore(builder.build(), tables, InstantSource.system());
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

  private static boolean isOnThisMachine(URI endpoint) {
    try {
      return InetAddress.getByName(endpoint.getHost()).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
