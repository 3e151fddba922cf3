package dev.porchlight.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.porchlight.access.AccessKey;
import dev.porchlight.access.Hmac;
import dev.porchlight.access.Scope;
import dev.porchlight.api.RefusedException;
import dev.porchlight.api.Request;
import dev.porchlight.api.TestRequests;
import dev.porchlight.session.UserPoolId;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Structure-aware fuzzing of signature parsing.
class SignatureFuzzTest {
  private static final String SEED = "20261120";
  private static final String PATH = "/api/v3/check-session-status";
  private static final Instant NOW = Instant.parse("2026-11-20T09:30:00Z");
  private static final String DATE = "1795167000000";
  private static final AccessKey KEY =
      new AccessKey("key", "0123456789abcdef", new UserPoolId("pool"), Set.of(Scope.READ));
  private static final ObjectMapper JSON = new ObjectMapper();

  private final SignatureVerifier verifier =
      new SignatureVerifier(
          id -> id.equals("key") ? Optional.of(KEY) : Optional.empty(),
          InstantSource.fixed(NOW),
          Duration.ofMinutes(15));

  @Property(tries = 20_000, seed = SEED)
  void arbitraryTextIsAlwaysRefused(
      @ForAll("authorizations") String authorization,
      @ForAll("texts") String date,
      @ForAll("texts") String parameters,
      @ForAll boolean inTheQuery) {
    Map<String, String> headers = Map.of("authorization", authorization, "date", date);
    String method = inTheQuery ? "GET" : "POST";
    SignedAuthorization.parse(authorization)
        .ifPresent(
            signed -> assertThat(accepted(request(method, headers, parameters), signed)).isEmpty());
  }

  /// Parameters are signed unescaped, so different parameters can have the same text. Of all that
  /// share one, the verifier accepts at most one.
  @Property(tries = 20_000, seed = SEED)
  void atMostOneOfTheRequestsThatShareASignatureIsAccepted(
      @ForAll("parameters") Map<String, String> meant, @ForAll long cuts) throws IOException {
    Map<String, String> other = regrouped(text(meant), new Random(cuts));
    SignedAuthorization signed = sign(text(meant));
    Map<String, String> headers = Map.of("date", DATE);
    String meantBody = JSON.writeValueAsString(meant);
    String otherBody = JSON.writeValueAsString(other);
    boolean alike = text(other).equals(text(meant)) && !other.equals(new TreeMap<>(meant));
    if (alike) {
      boolean both =
          accepted(request("POST", headers, meantBody), signed).isPresent()
              && accepted(request("POST", headers, otherBody), signed).isPresent();
      assertThat(both).as(meantBody + " and " + otherBody).isFalse();
    }
  }

  /// A value with and without quotes is signed alike; the verifier accepts at most one of them,
  /// unless it is a number.
  @Property(tries = 5_000, seed = SEED)
  void valueIsAcceptedWithOrWithoutQuotes(@ForAll("values") String value) throws IOException {
    SignedAuthorization signed = sign("a=" + value);
    Map<String, String> headers = Map.of("date", DATE);
    String quoted = JSON.writeValueAsString(Map.of("a", value));
    boolean both =
        accepted(request("POST", headers, quoted), signed).isPresent()
            && accepted(request("POST", headers, "{\"a\":" + value + "}"), signed).isPresent();
    assertThat(both).as(value).isFalse();
  }

  @Provide
  Arbitrary<String> values() {
    return Arbitraries.oneOf(
        Arbitraries.of("null", "true", "false", "{}", "[]", "{\"a\":[null]}", "[true, {}]"),
        Arbitraries.strings().withChars("[]{}\",:nulltrue ").ofMaxLength(6));
  }

  @Provide
  Arbitrary<String> authorizations() {
    Arbitrary<String> scheme =
        Arbitraries.of("authing ", "AUTHING ", "GenAuth ", "Bearer ", "authing", "", "authing  ");
    Arbitrary<String> id = Arbitraries.of("key", "", "k:ey", "key ", "x".repeat(200), "é", "key:");
    Arbitrary<String> signature =
        Arbitraries.oneOf(Arbitraries.strings().withCharRange('A', 'z').ofLength(28), texts());
    return scheme.flatMap(s -> id.flatMap(i -> signature.map(end -> s + i + ":" + end)));
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> odd =
        Arbitraries.of(
            DATE,
            "",
            "%",
            "%4",
            "%zz",
            "%ff",
            "a=b&a=c",
            "{",
            "{}",
            "[]",
            "{\"a\":1}",
            "{\"a\":\"\\ud800\"}",
            "{\"a\":1,\"a\":2}",
            "1e999999999",
            "Fri, 20 Nov 2026 09:30:00 GMT",
            "\uD800");
    return Arbitraries.oneOf(odd, Arbitraries.strings().ofMaxLength(40));
  }

  @Provide
  Arbitrary<Map<String, String>> parameters() {
    Arbitrary<String> text = Arbitraries.strings().withChars("abAB&=").ofMaxLength(8);
    return Arbitraries.maps(text.filter(name -> !name.isEmpty()), text).ofMinSize(1).ofMaxSize(4);
  }

  private Optional<SignatureVerifier.Verified> accepted(
      Request request, SignedAuthorization signed) {
    try {
      return Optional.of(verifier.verify(request, signed));
    } catch (RefusedException | CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static Request request(String method, Map<String, String> headers, String parameters) {
    APIGatewayV2HTTPEvent.RequestContext.Http http =
        APIGatewayV2HTTPEvent.RequestContext.Http.builder().withMethod(method).build();
    return TestRequests.of(
        APIGatewayV2HTTPEvent.builder()
            .withRequestContext(
                APIGatewayV2HTTPEvent.RequestContext.builder().withHttp(http).build())
            .withRawPath(PATH)
            .withRawQueryString(method.equals("GET") ? parameters : "")
            .withBody(method.equals("GET") ? null : parameters)
            .withHeaders(headers)
            .withIsBase64Encoded(false)
            .build());
  }

  private static SignedAuthorization sign(String text) {
    String signed = "POST\ndate:" + DATE + "\n" + PATH + "?" + text;
    byte[] hash = Hmac.SHA1.of(KEY.secret(), signed);
    return new SignedAuthorization(
        SignatureScheme.AUTHING, "key", Base64.getEncoder().encodeToString(hash));
  }

  private static String text(Map<String, String> parameters) {
    return new TreeMap<>(parameters)
        .entrySet().stream()
            .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
            .collect(Collectors.joining("&"));
  }

  /// Other parameters that could have that text: some `&` separate parameters, others do not; any
  /// `=` can end a name.
  private static Map<String, String> regrouped(String text, Random random) {
    Map<String, String> parameters = new HashMap<>();
    StringBuilder part = new StringBuilder();
    for (String piece : List.of(text.split("&", -1))) {
      part.append(part.isEmpty() ? "" : "&").append(piece);
      if (random.nextBoolean()) {
        add(parameters, part, random);
      }
    }
    if (!part.isEmpty()) {
      add(parameters, part, random);
    }
    return parameters;
  }

  private static void add(Map<String, String> parameters, StringBuilder part, Random random) {
    int first = part.indexOf("=");
    int last = part.lastIndexOf("=");
    int at = random.nextBoolean() ? first : last;
    if (at > 0) {
      parameters.put(part.substring(0, at), part.substring(at + 1));
    }
    part.setLength(0);
  }
}
