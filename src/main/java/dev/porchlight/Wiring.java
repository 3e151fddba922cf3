package dev.porchlight;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.porchlight.access.AccessKeys;
import dev.porchlight.access.CachedAccessKeys;
import dev.porchlight.access.Logins;
import dev.porchlight.access.ManagementTokens;
import dev.porchlight.api.genauth.GenAuthConfig;
import dev.porchlight.api.genauth.signature.SignatureVerifier;
import dev.porchlight.api.rocketchat.RocketChatConfig;
import dev.porchlight.session.AppCatalogue;
import dev.porchlight.session.SessionHistory;
import dev.porchlight.session.SessionReader;
import dev.porchlight.session.SessionWriter;
import dev.porchlight.session.Sessions;
import dev.porchlight.session.SignOut;
import dev.porchlight.store.dynamodb.DynamoDbAccessKeys;
import dev.porchlight.store.dynamodb.DynamoDbAppCatalogue;
import dev.porchlight.store.dynamodb.DynamoDbLoginTokens;
import dev.porchlight.store.dynamodb.DynamoDbSessionHistory;
import dev.porchlight.store.dynamodb.DynamoDbSessionReader;
import dev.porchlight.store.dynamodb.DynamoDbSessionWriter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Puts the parts together: the one place where families, domain and store meet.
@Singleton
public final class Wiring {
  /// What users are promised: a revoked access key is refused after this time at the latest.
  private static final Duration LONGEST_ACCESS_KEY_CACHE = Duration.ofSeconds(60);

  @Produces
  @Singleton
  InstantSource clock() {
    return InstantSource.system();
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
        config.accessKeyCache(),
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
  SignOut signOut(
      SessionHistory history, DynamoDbClient client, ServiceConfig config, InstantSource clock) {
    SessionWriter writer = new DynamoDbSessionWriter(client, config.tables().sessions());
    return new SignOut(history, writer, clock);
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
  SignatureVerifier signatureVerifier(AccessKeys keys, InstantSource clock, GenAuthConfig config) {
    return new SignatureVerifier(keys, clock, config.clockSkew());
  }
}
