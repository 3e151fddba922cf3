package dev.porchlight.store.dynamodb;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.porchlight.operator.AccessKeyCommand;
import dev.porchlight.workbench.local.DynamoDbLocal;
import dev.porchlight.workbench.local.FunctionUnderTest;
import io.restassured.path.json.JsonPath;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/// With a KMS key, secrets are under a data key that only KMS can decrypt.
class EncryptedSecretsIT {
  private static final Tables TABLES = new Tables("kms-sessions", "kms-access-keys");
  private static final String PROPERTY = "aws.endpointUrlKms";

  private static TestKms kms;
  private static JsonPath first;
  private static JsonPath second;

  @BeforeAll
  static void start() throws IOException {
    kms = new TestKms();
    System.setProperty(PROPERTY, kms.address());
    DynamoDbLocal.create(TABLES, FunctionUnderTest.demoStore().client());
    first = issued("KMS_KEY=" + TestKms.KEY);
    second = issued("KMS_KEY="); // The table says which key it is.
    assertThat(kms.generations()).isEqualTo(1);
  }

  @AfterAll
  static void stop() {
    System.clearProperty(PROPERTY);
    kms.close();
  }

  @Test
  void keyManagementServiceIsAskedOnceInEachEnvironment() {
    try (FunctionUnderTest function = function(Map.of("PORCHLIGHT_SECRETS_KMS_KEY", TestKms.KEY))) {
      int before = kms.decryptions();
      for (JsonPath key : List.of(first, second, first, second)) {
        assertThat(token(function, key).getInt("statusCode")).isEqualTo(200);
      }
      assertThat(kms.decryptions()).isLessThanOrEqualTo(before + 1);
      JsonPath third = issued(function, token(function, first).getString("data.access_token"));
      assertThat(token(function, third).getInt("statusCode")).isEqualTo(200);
      assertThat(everything()).doesNotContain(first.getString("secret"), third.getString("secret"));
    }
  }

  @Test
  void whileTheKeyManagementServiceRefusesTheOnlyAnswerIsTryAgain() throws InterruptedException {
    kms.denies(true);
    try (FunctionUnderTest function = function(Map.of("PORCHLIGHT_SECRETS_KMS_KEY", TestKms.KEY))) {
      JsonPath unknown =
          new JsonPath("{\"accessKeyId\":\"nobody\",\"secret\":\"0123456789abcdef\"}");
      for (JsonPath key : List.of(first, unknown)) {
        assertThat(token(function, key).getInt("statusCode")).isEqualTo(503);
      }
      assertThat(function.printed()).contains("KMS refused to Decrypt: HTTP 400");
      kms.denies(false);
      Thread.sleep(1_100); // It is not asked more often than once a second.
      assertThat(token(function, first).getInt("statusCode")).isEqualTo(200);
      assertThat(token(function, unknown).getInt("statusCode")).isEqualTo(401);
    } finally {
      kms.denies(false);
    }
  }

  @Test
  void functionWithoutTheKeyAnswersNothing() {
    try (FunctionUnderTest function = function(Map.of())) {
      assertThat(token(function, first).getInt("statusCode")).isEqualTo(503);
    }
  }

  private static FunctionUnderTest function(Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(settings);
    all.put("PORCHLIGHT_TABLES_SESSIONS", TABLES.sessions());
    all.put("PORCHLIGHT_TABLES_ACCESS_KEYS", TABLES.accessKeys());
    all.put("PORCHLIGHT_ACCESS_KEY_CACHE", "0s");
    all.put("AWS_ENDPOINT_URL_KMS", kms.address());
    return FunctionUnderTest.start(
        FunctionUnderTest.demoStore().endpoint(), all, "function-kms-" + settings.size());
  }

  private static JsonPath issued(String kmsKey) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    String[] arguments = {
      "POOL=kms-pool",
      "SCOPES=read,write,admin",
      "ACCESS_KEY_TABLE=" + TABLES.accessKeys(),
      "ENDPOINT=" + FunctionUnderTest.demoStore().endpoint(),
      kmsKey
    };
    int status = AccessKeyCommand.run(arguments, new PrintStream(out, true, UTF_8));
    String printed = out.toString(UTF_8);
    assertThat(status).as(printed).isZero();
    Matcher shown = Pattern.compile("Access key id: (\\S+)\\s+Secret: +(\\S+)").matcher(printed);
    assertThat(shown.find()).isTrue();
    return new JsonPath(
        "{\"accessKeyId\":\"%s\",\"secret\":\"%s\"}".formatted(shown.group(1), shown.group(2)));
  }

  private static JsonPath issued(FunctionUnderTest function, String token) {
    return given()
        .baseUri(function.address().toString())
        .header("Authorization", token)
        .contentType("application/json")
        .body("{\"scopes\":[\"read\"]}")
        .post("/v1/access-keys")
        .jsonPath();
  }

  private static JsonPath token(FunctionUnderTest function, JsonPath key) {
    return given()
        .baseUri(function.address().toString())
        .contentType("application/json")
        .body(
            Map.of(
                "accessKeyId",
                key.getString("accessKeyId"),
                "accessKeySecret",
                key.getString("secret")))
        .post("/api/v3/get-management-token")
        .jsonPath();
  }

  private static String everything() {
    ScanRequest scan = ScanRequest.builder().tableName(TABLES.accessKeys()).build();
    StringBuilder text = new StringBuilder();
    for (Map<String, AttributeValue> item :
        FunctionUnderTest.demoStore().client().scan(scan).items()) {
      item.forEach((name, value) ->
          text.append(name).append(value.b() == null ? value : value.b().asString(ISO_8859_1)));
    }
    return text.toString();
  }
}
