package dev.porchlight.workbench.proof;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntPredicate;

/// Makes requests from the valid ones: some parts mutated, and signed before, after, or not at all.
/// The same seed makes the same requests (except for the times and tokens in them).
///
/// API Gateway speaks HTTP: control characters in a header or in the request line, and malformed
/// lengths, never get past it, and are left out here.
final class Fuzzer {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int ROUNDS = 40;
  private static final List<String> METHODS =
      List.of("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS");
  private static final List<String> HEADERS =
      List.of(
          "authorization",
          "date",
          "content-type",
          "expect",
          "connection",
          "upgrade",
          "host",
          "accept",
          "accept-encoding",
          "accept-language",
          "cookie",
          "origin",
          "range",
          "if-none-match",
          "x-forwarded-for",
          "x-http-method-override",
          "x-authing-lang",
          "x-genauth-lang",
          "x-authing-userpool-id",
          "x-authing-date",
          "x-authing-signature-method",
          "x-authing-signature-version",
          "x-amzn-remapped-date",
          "x-user-id",
          "x-auth-token",
          "x-2fa-code",
          "traceparent");

  private final List<Endpoint> endpoints = Endpoints.all();

  ProofRequest next(Random random) {
    return deliverable(any(random));
  }

  private ProofRequest any(Random random) {
    Endpoint endpoint =
        endpoints.get(random.nextInt(endpoints.size())).round(random.nextInt(ROUNDS));
    ProofRequest request = endpoint.request();
    boolean signs = endpoint.isKeyed() && random.nextBoolean();
    int before = random.nextInt(4);
    for (int i = 0; i < before; i++) {
      request = mutated(request, random);
    }
    if (signs) {
      request = signed(request);
      return random.nextInt(3) == 0 ? mutated(request, random) : request;
    }
    return request;
  }

  private static ProofRequest deliverable(ProofRequest request) {
    Map<String, String> headers = new LinkedHashMap<>();
    request
        .headers()
        .forEach((name, value) -> headers.put(name, without(value, c -> c < ' ' || c == 127)));
    String target = without(request.target(), c -> c <= ' ' || c == 127);
    return new ProofRequest(request.method(), target, headers, request.body());
  }

  private static String without(String text, IntPredicate unwanted) {
    return text.codePoints()
        .filter(unwanted.negate())
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /// A request that cannot be signed stays as it is.
  private static ProofRequest signed(ProofRequest request) {
    try {
      return Signer.OF_THE_POOL.sign(request);
    } catch (IllegalArgumentException e) {
      return request;
    }
  }

  private static ProofRequest mutated(ProofRequest request, Random random) {
    return switch (random.nextInt(10)) {
      case 0 ->
          new ProofRequest(
              METHODS.get(random.nextInt(METHODS.size())),
              request.target(),
              request.headers(),
              request.body());
      case 1 -> request.withPath(rooted(Nasty.mutated(request.path(), random)));
      case 2, 3 -> request.withQuery(Nasty.mutated(request.query(), random));
      case 4 -> request.with(HEADERS.get(random.nextInt(HEADERS.size())), Nasty.text(random));
      case 5, 6 -> withMutatedHeader(request, random);
      case 7 -> request.withBody(Nasty.mutated(request.body(), random));
      default -> request.withBody(mutatedJson(request.body(), random));
    };
  }

  private static String rooted(String path) {
    String escaped = path.replace("?", "%3F");
    return escaped.startsWith("/") ? escaped : "/" + escaped;
  }

  private static ProofRequest withMutatedHeader(ProofRequest request, Random random) {
    List<String> names = List.copyOf(request.headers().keySet());
    if (names.isEmpty()) {
      return request;
    }
    String name = names.get(random.nextInt(names.size()));
    return random.nextInt(5) == 0
        ? request.without(name)
        : request.with(name, Nasty.mutated(request.header(name), random));
  }

  /// The body with a value replaced, a member added or a member removed, somewhere.
  private static String mutatedJson(String body, Random random) {
    try {
      JsonNode whole = JSON.readTree(body.isEmpty() ? "{}" : body);
      JsonNode place = whole;
      while (!place.isEmpty() && place.isContainerNode() && random.nextInt(3) > 0) {
        List<JsonNode> inner = place.valueStream().filter(JsonNode::isContainerNode).toList();
        if (inner.isEmpty()) {
          break;
        }
        place = inner.get(random.nextInt(inner.size()));
      }
      mutate(place, random);
      return whole.toString();
    } catch (JsonProcessingException e) {
      return Nasty.mutated(body, random);
    }
  }

  private static void mutate(JsonNode place, Random random) throws JsonProcessingException {
    if (place instanceof ObjectNode object) {
      List<String> names = object.propertyStream().map(member -> member.getKey()).toList();
      String name =
          names.isEmpty() || random.nextInt(4) == 0
              ? Nasty.text(random)
              : names.get(random.nextInt(names.size()));
      if (random.nextInt(4) == 0) {
        object.remove(name);
      } else {
        object.set(name, value(random));
      }
    } else if (place instanceof ArrayNode array) {
      array.add(value(random));
    }
  }

  private static JsonNode value(Random random) throws JsonProcessingException {
    return switch (random.nextInt(8)) {
      case 0 -> JSON.readTree("null");
      case 1 -> JSON.readTree(random.nextBoolean() ? "true" : "1e400");
      case 2 -> JSON.readTree(Long.toString(random.nextLong()));
      case 3 -> JSON.readTree("[1,\"a\",{}]");
      case 4 -> JSON.readTree("{\"a\":{\"b\":[]}}");
      case 5 -> JSON.readTree("[".repeat(900) + "]".repeat(900));
      default -> JSON.valueToTree(Nasty.text(random));
    };
  }
}
