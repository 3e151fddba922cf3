package dev.porchlight;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.porchlight.access.AccessKeyIssuer;
import dev.porchlight.access.AccessKeys;
import dev.porchlight.access.CachedAccessKeys;
import dev.porchlight.access.Logins;
import dev.porchlight.access.ManagementTokens;
import dev.porchlight.access.UsedOnce;
import dev.porchlight.api.genauth.GenAuthConfig;
import dev.porchlight.api.rocketchat.RocketChatConfig;
import dev.porchlight.credentials.ReplayProtection;
import dev.porchlight.credentials.SignatureVerifier;
import dev.porchlight.session.AppCatalogue;
import dev.porchlight.session.AppWriter;
import dev.porchlight.session.LoginHistory;
import dev.porchlight.session.SessionHistory;
import dev.porchlight.session.SessionList;
import dev.porchlight.session.SessionReader;
import dev.porchlight.session.Sessions;
import dev.porchlight.session.SignIn;
import dev.porchlight.session.SignOut;
import dev.porchlight.session.UserAccounts;
import dev.porchlight.session.UserSearch;
import dev.porchlight.session.Users;
import dev.porchlight.store.dynamodb.DynamoDbAccessKeyWriter;
import dev.porchlight.store.dynamodb.DynamoDbAccessKeys;
import dev.porchlight.store.dynamodb.DynamoDbAppCatalogue;
import dev.porchlight.store.dynamodb.DynamoDbAppWriter;
import dev.porchlight.store.dynamodb.DynamoDbLoginHistory;
import dev.porchlight.store.dynamodb.DynamoDbLoginTokens;
import dev.porchlight.store.dynamodb.DynamoDbSessionHistory;
import dev.porchlight.store.dynamodb.DynamoDbSessionReader;
import dev.porchlight.store.dynamodb.DynamoDbSessionWriter;
import dev.porchlight.store.dynamodb.DynamoDbUsedOnce;
import dev.porchlight.store.dynamodb.DynamoDbUserWriter;
import dev.porchlight.telemetry.Telemetry;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import org.jboss.logging.Logger;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Puts the parts together: the one place where families, domain and store meet.
@Singleton
public final class Wiring {
  /// What users are promised: a revoked access key is refused after this time at the latest.
  private static final Duration LONGEST_ACCESS_KEY_CACHE = Duration.ofSeconds(60);

  /// Where log lines and metrics go. They are JSON already, and printed as they are.
  private static final Logger LINES = Logger.getLogger(Telemetry.class);

  @Produces
  @Singleton
  InstantSource clock() {
    return InstantSource.system();
  }

  @Produces
  @Singleton
  Telemetry telemetry(ServiceConfig config, InstantSource clock) {
    return config.metrics()
        ? Telemetry.withMetrics(
            config.slowRequest(), config.stage(), config.metricsInterval(), clock, LINES::info)
        : Telemetry.withoutMetrics(config.slowRequest(), LINES::info);
  }

  /// What was counted and not yet written is written when the function ends.
  void end(@Disposes Telemetry telemetry) {
    telemetry.flush();
  }

  @Produces
  @Singleton
  SessionReader sessionReader(DynamoDbClient client, ServiceConfig config) {
    return new DynamoDbSessionReader(client, config.tables().sessions(), config.consistentReads());
  }

  @Produces
  @Singleton
  AppCatalogue appCatalogue(DynamoDbClient client, ServiceConfig config) {
    return new DynamoDbAppCatalogue(
        client, config.tables().sessions(), config.appCache(), Ticker.systemTicker());
  }

  @Produces
  @Singleton
  AccessKeys accessKeys(DynamoDbClient client, ServiceConfig config) {
    if (config.accessKeyCache().compareTo(LONGEST_ACCESS_KEY_CACHE) > 0) {
      throw new IllegalArgumentException("porchlight.access-key-cache must be at most 60s");
    }
    return new CachedAccessKeys(
        new DynamoDbAccessKeys(client, config.tables().accessKeys()),
        CachedAccessKeys.ownTime(config.accessKeyCache(), new SecureRandom()),
        Ticker.systemTicker());
  }

  @Produces
  @Singleton
  Sessions sessions(SessionReader reader, AppCatalogue catalogue, InstantSource clock) {
    return new Sessions(reader, catalogue, clock);
  }

  @Produces
  @Singleton
  ManagementTokens managementTokens(AccessKeys keys, InstantSource clock, GenAuthConfig config) {
    return new ManagementTokens(keys, clock, config.tokenLifetime(), config.tokenLeeway());
  }

  @Produces
  @Singleton
  SessionHistory sessionHistory(DynamoDbClient client, ServiceConfig config) {
    return new DynamoDbSessionHistory(client, config.tables().sessions(), config.consistentReads());
  }

  @Produces
  @Singleton
  SignOut signOut(DynamoDbClient client, ServiceConfig config, InstantSource clock) {
    String table = config.tables().sessions();
    // Whoever writes sees what was written last, whatever readers are content with.
    return new SignOut(
        new DynamoDbSessionReader(client, table, true),
        new DynamoDbSessionHistory(client, table, true),
        new DynamoDbSessionWriter(client, table),
        clock);
  }

  @Produces
  @Singleton
  SignIn signIn(
      DynamoDbClient client, ServiceConfig config, SessionConfig policy, InstantSource clock) {
    String table = config.tables().sessions();
    return new SignIn(
        new DynamoDbSessionReader(client, table, true),
        new DynamoDbSessionHistory(client, table, true),
        new DynamoDbSessionWriter(client, table),
        policy.policy(),
        clock);
  }

  @Produces
  @Singleton
  SessionList sessionList(
      SessionReader reader, SessionHistory history, LoginHistory logins, InstantSource clock) {
    return new SessionList(reader, history, logins, clock);
  }

  @Produces
  @Singleton
  LoginHistory loginHistory(DynamoDbClient client, ServiceConfig config) {
    return new DynamoDbLoginHistory(client, config.tables().sessions(), config.consistentReads());
  }

  @Produces
  @Singleton
  Logins logins(
      DynamoDbClient client, ServiceConfig config, InstantSource clock, RocketChatConfig chat) {
    return new Logins(
        new DynamoDbLoginTokens(client, config.tables().sessions(), config.consistentReads()),
        clock,
        chat.loginExpiration());
  }

  @Produces
  @Singleton
  Users users(SessionReader reader, SessionHistory history) {
    return new Users(reader, history);
  }

  @Produces
  @Singleton
  UserSearch userSearch(Users users, SessionReader reader) {
    return new UserSearch(users, reader);
  }

  @Produces
  @Singleton
  UserAccounts userAccounts(
      SignOut signOut, DynamoDbClient client, ServiceConfig config, InstantSource clock) {
    return new UserAccounts(
        signOut, new DynamoDbUserWriter(client, config.tables().sessions()), clock);
  }

  @Produces
  @Singleton
  AppWriter appWriter(DynamoDbClient client, ServiceConfig config) {
    return new DynamoDbAppWriter(client, config.tables().sessions());
  }

  @Produces
  @Singleton
  AccessKeyIssuer accessKeyIssuer(
      DynamoDbClient client, ServiceConfig config, InstantSource clock) {
    return new AccessKeyIssuer(
        new DynamoDbAccessKeyWriter(client, config.tables().accessKeys()),
        clock,
        new SecureRandom());
  }

  @Produces
  @Singleton
  SignatureVerifier signatureVerifier(AccessKeys keys, InstantSource clock, ServiceConfig config) {
    return new SignatureVerifier(keys, clock, config.clockSkew());
  }

  @Produces
  @Singleton
  UsedOnce usedOnce(DynamoDbClient client, ServiceConfig config, InstantSource clock) {
    return new DynamoDbUsedOnce(client, config.tables().sessions(), clock);
  }

  @Produces
  @Singleton
  ReplayProtection replayProtection(UsedOnce used, InstantSource clock, ServiceConfig config) {
    UsedOnce kept = config.replayProtection() ? used : UsedOnce.forgetful();
    return new ReplayProtection(kept, clock, config.clockSkew());
  }
}
