package dev.porchlight.store.dynamodb;

import static dev.porchlight.store.dynamodb.EmptyTables.TABLES;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.porchlight.access.AccessKey;
import dev.porchlight.access.AccessKeyIssuer;
import dev.porchlight.access.AccessKeyStoreContract;
import dev.porchlight.access.AccessKeyWriter;
import dev.porchlight.access.AccessKeys;
import dev.porchlight.access.IssuedKey;
import dev.porchlight.access.Issuing;
import dev.porchlight.access.Scope;
import dev.porchlight.session.UserPoolId;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

class DynamoDbAccessKeysTest extends AccessKeyStoreContract {
  private static final Set<Scope> ALL = EnumSet.allOf(Scope.class);
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

  @RegisterExtension static final EmptyTables DYNAMO_DB = new EmptyTables("accessKeys");

  @Override
  protected AccessKeys keys() {
    return new DynamoDbAccessKeys(
        DYNAMO_DB.calls(), TABLES.accessKeys(), SecretSeal.withDefaultKey());
  }

  @Override
  protected AccessKeyWriter writer() {
    return new DynamoDbAccessKeyWriter(
        DYNAMO_DB.calls(), TABLES.accessKeys(), SecretSeal.withDefaultKey());
  }

  @Override
  protected void put(AccessKey key) {
    assertThat(imported(key)).isEmpty();
  }

  @Test
  void importNeitherRevivesNorMovesAKey() {
    AccessKey key = key("imported", "one-pool");
    assertThat(imported(key)).isEmpty();
    assertThat(imported(key)).isEmpty();
    assertThat(imported(key("imported", "other-pool")))
        .contains("the access key belongs to another user pool");
    assertThat(keys().find("imported")).contains(key);
    assertThat(writer().revoke(key.userPool(), key.id(), NOW)).isTrue();
    assertThat(imported(key)).contains("the access key was revoked");
    assertThat(imported(key("imported", "other-pool"))).contains("the access key was revoked");
    assertThat(keys().find("imported")).isEmpty();
  }

  @Test
  void importNeverReplacesASecretThatFollowedARevokedOne() {
    AccessKey old = key("webhook:one-pool", "one-pool");
    assertThat(imported(old)).isEmpty();
    writer().revoke(old.userPool(), old.id(), NOW);
    AccessKey next = new AccessKey(old.id(), "another-secret-0123", old.userPool(), Set.of());
    AccessKey issuer = key("issuer", "one-pool");
    put(issuer);
    IssuedKey issued = new IssuedKey(issuer.id(), next.id(), NOW);
    assertThat(writer().add(next, issued, AccessKeyWriter.Ids.FREE))
        .isEqualTo(AccessKeyWriter.Adding.ADDED);
    assertThat(imported(old)).contains("the access key was revoked");
    assertThat(keys().find(old.id())).contains(next);
  }

  @Test
  void noSecretIsInTheTable() {
    AccessKey imported = key("encrypted", "one-pool");
    put(imported);
    AccessKeyIssuer issuer = new AccessKeyIssuer(writer(), () -> NOW, new SecureRandom());
    AccessKey operators = ((Issuing.Issued) issuer.issueAsOperator(imported.userPool(), ALL)).key();
    AccessKey issued = ((Issuing.Issued) issuer.issue(operators, ALL)).key();
    AccessKey webhook = ((Issuing.Issued) issuer.issueForWebhooks(issued)).key();
    String table = everything();
    assertThat(table).contains(imported.id(), operators.id(), issued.id(), webhook.id());
    for (AccessKey key : List.of(imported, operators, issued, webhook)) {
      assertThat(table).doesNotContain(key.secret());
      assertThat(keys().find(key.id())).contains(key);
    }
  }

  /// The whole table, as text, with binary attributes as the characters of their bytes.
  private static String everything() {
    ScanRequest scan = ScanRequest.builder().tableName(TABLES.accessKeys()).build();
    StringBuilder text = new StringBuilder();
    for (Map<String, AttributeValue> item : DYNAMO_DB.client().scan(scan).items()) {
      item.forEach((name, value) ->
          text.append(name)
              .append(value.b() == null ? value : value.b().asString(ISO_8859_1))
              .append('\n'));
    }
    return text.toString();
  }

  @Test
  void markHoldsNoSecret() {
    AccessKey key = key("marked", "one-pool");
    imported(key);
    writer().revoke(key.userPool(), key.id(), NOW);
    assertThat(item("marked"))
        .containsOnlyKeys("accessKeyId", "revokedAt", "revokedFrom")
        .containsEntry("revokedAt", AttributeValue.fromN(Long.toString(NOW.toEpochMilli())));
  }

  private static Optional<String> imported(AccessKey key) {
    return new AccessKeyImport(DYNAMO_DB.calls(), TABLES.accessKeys()).write(key);
  }

  private static Map<String, AttributeValue> item(String id) {
    return DYNAMO_DB.calls().get(TABLES.accessKeys(), AccessKeyItem.key(id), true).orElseThrow();
  }

  private static AccessKey key(String id, String pool) {
    return new AccessKey(id, "0123456789abcdef", new UserPoolId(pool), Set.of(Scope.READ));
  }

  @Test
  void indexHoldsNoSecret() {
    assertThat(TABLES.definitions().getLast().globalSecondaryIndexes())
        .singleElement()
        .satisfies(index ->
            assertThat(index.projection().nonKeyAttributes())
                .containsExactly("scopes", "createdAt", "issuedBy"));
  }
}
