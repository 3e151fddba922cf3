package dev.porchlight.store.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.porchlight.session.StoreUnavailableException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.regex.Pattern;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpPost;
import org.apache.http.entity.ByteArrayEntity;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The two calls of AWS KMS that a data key needs, signed by the SDK's signer with the store's own
/// credentials. The SDK's client for KMS would add a second client to every cold start and to the
/// binary, for one call in the life of an environment.
///
/// Source: AWS Key Management Service API Reference, `Decrypt` and
/// `GenerateDataKeyWithoutPlaintext` (JSON 1.1 over POST).
final class Kms {
  /// KMS decrypts only for those who name it, and shows it in CloudTrail.
  private static final Map<String, String> CONTEXT = Map.of("porchlight", "access-keys");

  /// Where KMS is, if not at AWS: the names that the SDK would look for.
  private static final String ENDPOINT = "AWS_ENDPOINT_URL_KMS";

  private static final String ENDPOINT_PROPERTY = "aws.endpointUrlKms";
  private static final Pattern ARN = Pattern.compile("arn:[a-z-]+:kms:[a-z0-9-]+:[0-9]{12}:key/.+");
  private static final int REGION_PART = 3;
  private static final int MOST_BYTES = 65_536;
  private static final int DATA_KEY_BYTES = 32;
  private static final int OK = 200;
  private static final RequestConfig TIMEOUTS =
      RequestConfig.custom()
          .setConnectTimeout(1_000)
          .setConnectionRequestTimeout(1_000)
          .setSocketTimeout(2_000)
          .setRedirectsEnabled(false)
          .build();
  private static final JsonMapper JSON = new JsonMapper();

  private final DynamoDbClient store;
  private final String key;
  private final Region region;
  private final URI endpoint;

  /// @param store the client whose credentials are used
  /// @param key the ARN of a symmetric KMS key
  /// @throws IllegalArgumentException if it is no ARN
  Kms(DynamoDbClient store, String key) {
    this.store = store;
    this.key = checkedArn(key);
    this.region = Region.of(key.split(":", -1)[REGION_PART]);
    this.endpoint = endpoint(region);
  }

  /// The ARN itself.
  ///
  /// @throws IllegalArgumentException with a message for people, if it is not that of a KMS key
  static String checkedArn(String arn) {
    if (!ARN.matcher(arn).matches()) {
      throw new IllegalArgumentException(
          "not the ARN of a KMS key, such as arn:aws:kms:us-east-1:111122223333:key/…");
    }
    return arn;
  }

  /// A new data key of 256 bits, encrypted.
  ///
  /// @throws StoreUnavailableException if KMS does not answer, or refuses
  byte[] newDataKey() {
    return bytes(
        call(
            "GenerateDataKeyWithoutPlaintext",
            Map.of("KeyId", key, "KeySpec", "AES_256", "EncryptionContext", CONTEXT)),
        "CiphertextBlob");
  }

  /// The data key that was encrypted.
  ///
  /// @throws StoreUnavailableException if KMS does not answer, or refuses
  byte[] decrypt(byte[] encrypted) {
    String blob = Base64.getEncoder().encodeToString(encrypted);
    byte[] decrypted =
        bytes(
            call(
                "Decrypt",
                Map.of("KeyId", key, "CiphertextBlob", blob, "EncryptionContext", CONTEXT)),
            "Plaintext");
    if (decrypted.length != DATA_KEY_BYTES) {
      throw new StoreUnavailableException("KMS answered with something that is no data key");
    }
    return decrypted;
  }

  private JsonNode call(String operation, Map<String, Object> parameters) {
    try (CloseableHttpClient http =
            HttpClients.custom()
                .setDefaultRequestConfig(TIMEOUTS)
                .disableAutomaticRetries()
                .build();
        CloseableHttpResponse answer = http.execute(signed(operation, parameters))) {
      byte[] body = answer.getEntity().getContent().readNBytes(MOST_BYTES);
      int status = answer.getStatusLine().getStatusCode();
      if (status != OK) {
        throw new StoreUnavailableException("KMS refused to " + operation + ": HTTP " + status);
      }
      return JSON.readTree(body);
    } catch (IOException | SdkException | CompletionException e) {
      throw new StoreUnavailableException("KMS did not answer: " + e.getClass().getSimpleName(), e);
    }
  }

  private HttpPost signed(String operation, Map<String, Object> parameters) throws IOException {
    byte[] body = JSON.writeValueAsBytes(parameters);
    SdkHttpRequest request =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.POST)
            .uri(endpoint)
            .putHeader("Content-Type", "application/x-amz-json-1.1")
            .putHeader("X-Amz-Target", "TrentService." + operation)
            .build();
    AwsCredentialsIdentity credentials =
        store.serviceClientConfiguration().credentialsProvider().resolveIdentity().join();
    SignedRequest signed =
        AwsV4HttpSigner.create()
            .sign(sign ->
                sign.identity(credentials)
                    .request(request)
                    .payload(() -> new ByteArrayInputStream(body))
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "kms")
                    .putProperty(AwsV4HttpSigner.REGION_NAME, region.id()));
    HttpPost post = new HttpPost(endpoint);
    signed
        .request()
        .forEachHeader((name, values) -> values.forEach(value -> add(post, name, value)));
    post.setEntity(new ByteArrayEntity(body));
    return post;
  }

  /// The HTTP client writes these two itself, with the values that were signed.
  private static void add(HttpPost post, String name, String value) {
    if (!name.equalsIgnoreCase("Host") && !name.equalsIgnoreCase("Content-Length")) {
      post.addHeader(name, value);
    }
  }

  private static byte[] bytes(JsonNode answer, String member) {
    try {
      return Base64.getDecoder().decode(answer.path(member).asText());
    } catch (IllegalArgumentException e) {
      throw new StoreUnavailableException("KMS answered with something that is no data key", e);
    }
  }

  private static URI endpoint(Region region) {
    String suffix = PartitionMetadata.of(region).dnsSuffix();
    return URI.create(
        Optional.ofNullable(System.getProperty(ENDPOINT_PROPERTY))
            .or(() -> Optional.ofNullable(System.getenv(ENDPOINT)))
            .orElseGet(() -> "https://kms." + region.id() + "." + suffix + "/"));
  }
}
