package dev.porchlight.store.dynamodb.direct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Compares our JSON with that of the SDK's own marshaller and unmarshaller.
class ItemJsonTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// The SDK between its interface and the bytes on the wire.
  private static final class Wire implements SdkHttpClient {
    private byte[] asked = {};
    private final String answer;

    Wire(String answer) {
      this.answer = answer;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
      return new ExecutableHttpRequest() {
        @Override
        public HttpExecuteResponse call() throws IOException {
          asked = request.contentStreamProvider().orElseThrow().newStream().readAllBytes();
          return HttpExecuteResponse.builder()
              .response(SdkHttpResponse.builder().statusCode(200).build())
              .responseBody(
                  AbortableInputStream.create(
                      new ByteArrayInputStream(answer.getBytes(StandardCharsets.UTF_8))))
              .build();
        }

        @Override
        public void abort() {}
      };
    }

    @Override
    public void close() {}

    DynamoDbClient client() {
      return DynamoDbClient.builder()
          .httpClient(this)
          .region(Region.EU_WEST_1)
          .credentialsProvider(
              StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
          .build();
    }
  }

  @Property(tries = 100)
  void asksAsTheSdkDoes(
      @ForAll String table, @ForAll String partition, @ForAll String sort, @ForAll boolean strong)
      throws IOException {
    Map<String, AttributeValue> key =
        Map.of(
            "PK",
            AttributeValue.fromS(wellFormed(partition)),
            "SK",
            AttributeValue.fromS(wellFormed(sort)));
    String name = "t" + wellFormed(table);
    Wire wire = new Wire("{}");
    try (DynamoDbClient client = wire.client()) {
      client.getItem(get -> get.tableName(name).key(key).consistentRead(strong));
    }
    assertThat(JSON.readTree(ItemJson.question(name, key, strong)))
        .isEqualTo(JSON.readTree(wire.asked));
  }

  @Property(tries = 200)
  void readsAsTheSdkDoes(@ForAll("items") Map<String, Object> item) throws IOException {
    String answer =
        JSON.writeValueAsString(
            Map.of("ConsumedCapacity", Map.of("CapacityUnits", 1.0), "Item", item));
    try (DynamoDbClient client = new Wire(answer).client()) {
      Map<String, AttributeValue> bySdk =
          client
              .getItem(get -> get.tableName("t").key(Map.of("PK", AttributeValue.fromS("k"))))
              .item();
      assertThat(ItemJson.item(answer.getBytes(StandardCharsets.UTF_8))).isEqualTo(bySdk);
    }
  }

  @Test
  void answerWithoutAnItemIsEmpty() throws IOException {
    assertThat(ItemJson.item("{}".getBytes(StandardCharsets.UTF_8))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "\"Item\"",
        "{",
        "{} {}",
        "{\"Item\":[]}",
        "{\"Item\":null}",
        "{\"Item\":{\"a\":{}}}",
        "{\"Item\":{\"a\":{\"S\":null}}}",
        "{\"Item\":{\"a\":{\"S\":5}}}",
        "{\"Item\":{\"a\":{\"N\":5}}}",
        "{\"Item\":{\"a\":{\"S\":\"x\",\"N\":\"5\"}}}",
        "{\"Item\":{\"a\":{\"X\":\"x\"}}}",
        "{\"Item\":{\"a\":{\"BOOL\":\"true\"}}}",
        "{\"Item\":{\"a\":{\"B\":\"%\"}}}",
        "{\"Item\":{\"a\":{\"SS\":[5]}}}",
        "{\"Item\":{\"a\":{\"L\":{}}}}",
        "{\"Item\":{\"a\":{\"M\":[]}}}",
        "{\"Item\":{\"a\":\"x\"}}",
        "{\"Item\":{\"a\":{\"S\":\"x\"}}",
        "<html>"
      })
  void answerThatIsNotUnderstoodIsNoItem(String answer) {
    assertThatThrownBy(() -> ItemJson.item(answer.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(IOException.class);
  }

  /// Items as DynamoDB writes them.
  @Provide
  Arbitrary<Map<String, Object>> items() {
    return Arbitraries.maps(Arbitraries.strings().map(ItemJsonTest::wellFormed), value(2))
        .ofMaxSize(5)
        .map(HashMap::new);
  }

  private static Arbitrary<Object> value(int depth) {
    Arbitrary<String> text = Arbitraries.strings().map(ItemJsonTest::wellFormed);
    Arbitrary<String> number = Arbitraries.bigDecimals().map(decimal -> decimal.toPlainString());
    Arbitrary<String> bytes =
        Arbitraries.bytes()
            .array(byte[].class)
            .map(array -> Base64.getEncoder().encodeToString(array));
    Arbitrary<Object> flat =
        Arbitraries.oneOf(
            text.map(t -> Map.of("S", t)),
            number.map(n -> Map.of("N", n)),
            bytes.map(b -> Map.of("B", b)),
            Arbitraries.of(true, false).map(b -> Map.of("BOOL", b)),
            Arbitraries.just(Map.of("NULL", true)),
            text.list().uniqueElements().ofMinSize(1).ofMaxSize(3).map(l -> Map.of("SS", l)),
            number.list().uniqueElements().ofMinSize(1).ofMaxSize(3).map(l -> Map.of("NS", l)),
            bytes.list().uniqueElements().ofMinSize(1).ofMaxSize(3).map(l -> Map.of("BS", l)));
    if (depth == 0) {
      return flat;
    }
    return Arbitraries.oneOf(
        flat,
        value(depth - 1).list().ofMaxSize(3).map(l -> Map.of("L", l)),
        Arbitraries.maps(text, value(depth - 1)).ofMaxSize(3).map(m -> Map.of("M", m)));
  }

  /// Without lone surrogates, which UTF-8 cannot carry.
  private static String wellFormed(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }
}
