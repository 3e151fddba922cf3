package dev.porchlight;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.porchlight.access.AccessKeyIssuer;
import dev.porchlight.access.AccessKeys;
import dev.porchlight.access.CachedAccessKeys;
import dev.porchlight.access.LoginTokenAuthentication;
import dev.porchlight.access.ManagementTokens;
import dev.porchlight.access.RefusedCredentials;
import dev.porchlight.access.UsedOnce;
import dev.porchlight.api.BasePath;
import dev.porchlight.api.rocketchat.RocketChatConfig;
import dev.porchlight.credentials.ReplayProtection;
import dev.porchlight.credentials.SignatureVerifier;
import dev.porchlight.session.AppCatalogue;
import dev.porchlight.session.AppWriter;
import dev.porchlight.session.SessionHistory;
import dev.porchlight.session.SessionList;
import dev.porchlight.session.SessionReader;
import dev.porchlight.session.Sessions;
import dev.porchlight.session.SignIn;
import dev.porchlight.session.SignInHistory;
import dev.porchlight.session.SignOut;
import dev.porchlight.session.UserAccounts;
import dev.porchlight.session.UserReader;
import dev.porchlight.session.UserSearch;
import dev.porchlight.session.Users;
import dev.porchlight.store.dynamodb.DynamoDbAccessKeyWriter;
import dev.porchlight.store.dynamodb.DynamoDbAccessKeys;
import dev.porchlight.store.dynamodb.DynamoDbAppCatalogue;
import dev.porchlight.store.dynamodb.DynamoDbAppWriter;
import dev.porchlight.store.dynamodb.DynamoDbLoginTokens;
import dev.porchlight.store.dynamodb.DynamoDbSessionHistory;
import dev.porchlight.store.dynamodb.DynamoDbSessionReader;
import dev.porchlight.store.dynamodb.DynamoDbSessionWriter;
import dev.porchlight.store.dynamodb.DynamoDbSignInHistory;
import dev.porchlight.store.dynamodb.DynamoDbUsedOnce;
import dev.porchlight.store.dynamodb.DynamoDbUserReader;
import dev.porchlight.store.dynamodb.DynamoDbUserWriter;
import dev.porchlight.store.dynamodb.SecretSeal;
import dev.porchlight.store.dynamodb.StoreCalls;
import dev.porchlight.store.dynamodb.direct.DirectRead;
import dev.porchlight.store.dynamodb.direct.StoreAddress;
import dev.porchlight.telemetry.Telemetry;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import org.jboss.logging.Logger;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Assembles the parts: the one place where families, domain and store meet.
@Singleton
public final class Wiring {
  /// The documented promise: a revoked access key is refused after this time at the latest.
  private static final Duration LONGEST_ACCESS_KEY_CACHE = Duration.ofSeconds(60);

  /// Where log lines and metrics go. They are JSON already, so they are printed as they are.
  private static final Logger LINES = Logger.getLogger(Telemetry.class);

  @Produces
  @Singleton
  InstantSource clock() {
    return InstantSource.system();
  }

  @Produces
  @Singleton
  BasePath basePath(ServiceConfig config) {
    return BasePath.of(config.basePath().orElse(""));
  }

  @Produces
  @Singleton
  Telemetry telemetry(ServiceConfig config, InstantSource clock) {
    return config.metrics()
        ? Telemetry.withMetrics(
            config.slowRequest(), config.stage(), config.metricsInterval(), clock, LINES::info)
        : Telemetry.withoutMetrics(config.slowRequest(), LINES::info);
  }

  /// Writes the metrics still in memory when the function ends.
  void end(@Disposes Telemetry telemetry) {
    telemetry.flush();
  }

  @Produces
  @Singleton
  StoreCalls storeCalls(
      DynamoDbClient client, Telemetry telemetry, ServiceConfig config, InstantSource clock) {
    DirectRead direct =
        config.directReads()
            ? StoreAddress.of(client).map(at -> new DirectRead(at, clock)).orElse(null)
            : null;
    return new StoreCalls(client, telemetry, direct);
  }

  @Produces
  @Singleton
  SessionReader sessionReader(StoreCalls calls, ServiceConfig config) {
    return new DynamoDbSessionReader(calls, config.tables().sessions(), config.consistentReads());
  }

  @Produces
  @Singleton
  AppCatalogue appCatalogue(StoreCalls calls, ServiceConfig config) {
    return new DynamoDbAppCatalogue(
        calls, config.tables().sessions(), config.appCache(), Ticker.systemTicker());
  }

  @Produces
  @Singleton
  SecretSeal secretSeal(StoreCalls calls, DynamoDbClient client, ServiceConfig config) {
    return config
        .secrets()
        .kmsKey()
        .map(key -> SecretSeal.withKms(calls, config.tables().accessKeys(), client, key))
        .orElseGet(SecretSeal::withDefaultKey);
  }

  @Produces
  @Singleton
  AccessKeys accessKeys(StoreCalls calls, SecretSeal seal, ServiceConfig config) {
    if (config.accessKeyCache().compareTo(LONGEST_ACCESS_KEY_CACHE) > 0) {
      throw new IllegalArgumentException("porchlight.access-key-cache must be at most 60s");
    }
    return new CachedAccessKeys(
        new DynamoDbAccessKeys(calls, config.tables().accessKeys(), seal),
        CachedAccessKeys.ownTime(config.accessKeyCache(), new SecureRandom()),
        Ticker.systemTicker());
  }

  @Produces
  @Singleton
  Sessions sessions(
      SessionReader reader, UserReader users, AppCatalogue catalogue, InstantSource clock) {
    return new Sessions(reader, users, catalogue, clock);
  }

  @Produces
  @Singleton
  ManagementTokens managementTokens(
      AccessKeys keys, InstantSource clock, ManagementTokenConfig config) {
    return new ManagementTokens(keys, clock, config.tokenLifetime(), config.tokenLeeway());
  }

  @Produces
  @Singleton
  SessionHistory sessionHistory(StoreCalls calls, ServiceConfig config) {
    return new DynamoDbSessionHistory(calls, config.tables().sessions(), config.consistentReads());
  }

  @Produces
  @Singleton
  SignOut signOut(StoreCalls calls, ServiceConfig config, InstantSource clock) {
    String table = config.tables().sessions();
    // Writers need the latest state, whatever consistency readers are configured for.
    return new SignOut(
        new DynamoDbSessionReader(calls, table, true),
        new DynamoDbSessionHistory(calls, table, true),
        new DynamoDbSessionWriter(calls, table),
        clock);
  }

  @Produces
  @Singleton
  SignIn signIn(StoreCalls calls, ServiceConfig config, SessionConfig policy, InstantSource clock) {
    String table = config.tables().sessions();
    return new SignIn(
        new DynamoDbSessionReader(calls, table, true),
        new DynamoDbSessionHistory(calls, table, true),
        new DynamoDbSessionWriter(calls, table),
        policy.policy(),
        clock);
  }

  @Produces
  @Singleton
  SessionList sessionList(
      SessionReader reader, SessionHistory history, SignInHistory logins, InstantSource clock) {
    return new SessionList(reader, history, logins, clock);
  }

  @Produces
  @Singleton
  SignInHistory loginHistory(StoreCalls calls, ServiceConfig config) {
    return new DynamoDbSignInHistory(calls, config.tables().sessions(), config.consistentReads());
  }

  @Produces
  @Singleton
  LoginTokenAuthentication logins(
      StoreCalls calls, ServiceConfig config, InstantSource clock, RocketChatConfig chat) {
    return new LoginTokenAuthentication(
        new DynamoDbLoginTokens(calls, config.tables().sessions(), config.consistentReads()),
        new RefusedCredentials(Ticker.systemTicker()),
        clock,
        chat.loginExpiration());
  }

  @Produces
  @Singleton
  UserReader userReader(StoreCalls calls, ServiceConfig config) {
    return new DynamoDbUserReader(calls, config.tables().sessions(), config.consistentReads());
  }

  @Produces
  @Singleton
  Users users(SessionReader reader, UserReader users) {
    return new Users(reader, users);
  }

  @Produces
  @Singleton
  UserSearch userSearch(Users users, SessionReader reader) {
    return new UserSearch(users, reader);
  }

  @Produces
  @Singleton
  UserAccounts userAccounts(
      SignOut signOut, StoreCalls calls, ServiceConfig config, InstantSource clock) {
    return new UserAccounts(
        signOut, new DynamoDbUserWriter(calls, config.tables().sessions()), clock);
  }

  @Produces
  @Singleton
  AppWriter appWriter(StoreCalls calls, ServiceConfig config) {
    return new DynamoDbAppWriter(calls, config.tables().sessions());
  }

  @Produces
  @Singleton
  AccessKeyIssuer accessKeyIssuer(
      StoreCalls calls, SecretSeal seal, ServiceConfig config, InstantSource clock) {
    return new AccessKeyIssuer(
        new DynamoDbAccessKeyWriter(calls, config.tables().accessKeys(), seal),
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
  UsedOnce usedOnce(StoreCalls calls, ServiceConfig config, InstantSource clock) {
    return new DynamoDbUsedOnce(calls, config.tables().sessions(), clock);
  }

  @Produces
  @Singleton
  ReplayProtection replayProtection(UsedOnce used, InstantSource clock, ServiceConfig config) {
    UsedOnce kept = config.replayProtection() ? used : UsedOnce.forgetful();
    return new ReplayProtection(kept, clock, config.clockSkew());
  }
}
