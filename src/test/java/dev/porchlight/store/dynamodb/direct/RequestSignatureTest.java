package dev.porchlight.store.dynamodb.direct;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;
import org.apache.http.HttpEntityEnclosingRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;
import software.amazon.awssdk.identity.spi.ResolveIdentityRequest;
import software.amazon.awssdk.regions.Region;

class RequestSignatureTest {
  private static final String KEY = "AKIDEXAMPLE";
  private static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
  private static final byte[] NO_BODY = {};

  /// `get-vanilla` and `post-vanilla` of AWS's Signature Version 4 test suite.
  @ParameterizedTest
  @CsvSource({
    "GET, 5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
    "POST, 5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b",
  })
  void signsWhatAwsPublished(String method, String signature) {
    RequestSignature signer = new RequestSignature(KEY, SECRET, "us-east-1", "service");
    String time = signer.time(Instant.parse("2015-08-30T12:36:00Z"));
    assertThat(time).isEqualTo("20150830T123600Z");
    String start = method + "\n/\n\nhost:example.amazonaws.com\nx-amz-date:" + time + "\n";
    assertThat(signer.authorization(start, "host;x-amz-date", NO_BODY))
        .isEqualTo(
            "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request,"
                + " SignedHeaders=host;x-amz-date, Signature="
                + signature);
  }

  @Test
  void keyChangesWithTheDay() {
    RequestSignature kept = new RequestSignature(KEY, SECRET, "us-east-1", "service");
    for (String time : List.of("2026-11-25T23:59:59Z", "2026-11-26T00:00:00Z")) {
      Instant now = Instant.parse(time);
      RequestSignature fresh = new RequestSignature(KEY, SECRET, "us-east-1", "service");
      fresh.time(now);
      kept.time(now);
      assertThat(kept.authorization("start", "host", NO_BODY))
          .isEqualTo(fresh.authorization("start", "host", NO_BODY));
    }
  }

  @Property(tries = 300)
  void signsAsTheSdkDoes(
      @ForAll String text,
      @ForAll @AlphaChars @StringLength(min = 1, max = 40) String secret,
      @ForAll @LongRange(min = 0, max = 4_000_000_000L) long second) {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    Instant now = Instant.ofEpochSecond(second);
    SdkHttpRequest signed = bySdk(AwsCredentialsIdentity.create(KEY, secret), now, body);
    RequestSignature ours = new RequestSignature(KEY, secret, "eu-west-1", "dynamodb");
    assertThat(ours.time(now)).isEqualTo(header(signed, "X-Amz-Date"));
    String names = "host;x-amz-content-sha256;x-amz-date";
    String start =
        "POST\n/\n\nhost:dynamodb.eu-west-1.amazonaws.com\nx-amz-content-sha256:"
            + header(signed, "x-amz-content-sha256")
            + "\nx-amz-date:"
            + header(signed, "X-Amz-Date")
            + "\n";
    assertThat(ours.authorization(start, names, body)).isEqualTo(header(signed, "Authorization"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a-token"})
  void everySignedHeaderIsSentAsItWasSigned(String token) {
    Instant now = Instant.parse("2026-11-25T12:00:00Z");
    byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
    HttpEntityEnclosingRequest request = requests(identity(token), now).asking(body);
    String authorization = request.getFirstHeader("Authorization").getValue();
    String names = authorization.replaceAll(".*SignedHeaders=([^,]*),.*", "$1");
    StringBuilder start = new StringBuilder("POST\n/\n\n");
    for (String name : names.split(";", -1)) {
      start.append(name).append(':').append(request.getFirstHeader(name).getValue()).append('\n');
    }
    RequestSignature expected = new RequestSignature(KEY, SECRET, "eu-west-1", "dynamodb");
    expected.time(now);
    assertThat(authorization).isEqualTo(expected.authorization(start.toString(), names, body));
    assertThat(names.split(";", -1)).isSorted().contains("host", "x-amz-date", "x-amz-target");
    assertThat(request.containsHeader("X-Amz-Security-Token")).isEqualTo(!token.isEmpty());
  }

  @Test
  void renewedCredentialsAreUsedWithinSeconds() {
    AwsCredentialsIdentity[] current = {identity("first")};
    Instant[] now = {Instant.parse("2026-11-25T12:00:00Z")};
    StoreAddress address =
        new StoreAddress(
            URI.create("https://dynamodb.eu-west-1.amazonaws.com"),
            Region.EU_WEST_1,
            provider(current));
    SignedRequests requests = new SignedRequests(address, () -> now[0]);
    assertThat(token(requests.asking(NO_BODY))).isEqualTo("first");
    current[0] = identity("second");
    now[0] = now[0].plusSeconds(10);
    assertThat(token(requests.asking(NO_BODY))).isEqualTo("second");
  }

  private static SignedRequests requests(AwsCredentialsIdentity identity, Instant now) {
    StoreAddress address =
        new StoreAddress(
            URI.create("https://dynamodb.eu-west-1.amazonaws.com"),
            Region.EU_WEST_1,
            provider(new AwsCredentialsIdentity[] {identity}));
    return new SignedRequests(address, () -> now);
  }

  private static IdentityProvider<AwsCredentialsIdentity> provider(
      AwsCredentialsIdentity[] current) {
    return new IdentityProvider<>() {
      @Override
      public Class<AwsCredentialsIdentity> identityType() {
        return AwsCredentialsIdentity.class;
      }

      @Override
      public CompletableFuture<AwsCredentialsIdentity> resolveIdentity(
          ResolveIdentityRequest request) {
        return CompletableFuture.completedFuture(current[0]);
      }
    };
  }

  private static AwsCredentialsIdentity identity(String token) {
    return token.isEmpty()
        ? AwsCredentialsIdentity.create(KEY, SECRET)
        : AwsSessionCredentialsIdentity.create(KEY, SECRET, token);
  }

  private static String token(HttpEntityEnclosingRequest request) {
    return request.getFirstHeader("X-Amz-Security-Token").getValue();
  }

  private static String header(SdkHttpRequest request, String name) {
    return request.firstMatchingHeader(name).orElseThrow();
  }

  private static SdkHttpRequest bySdk(AwsCredentialsIdentity identity, Instant now, byte[] body) {
    SdkHttpRequest request =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.POST)
            .uri(URI.create("https://dynamodb.eu-west-1.amazonaws.com/"))
            .build();
    return AwsV4HttpSigner.create()
        .sign(signing ->
            signing
                .identity(identity)
                .request(request)
                .payload(() -> new ByteArrayInputStream(body))
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "dynamodb")
                .putProperty(AwsV4HttpSigner.REGION_NAME, "eu-west-1")
                .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(now, ZoneOffset.UTC)))
        .request();
  }
}
