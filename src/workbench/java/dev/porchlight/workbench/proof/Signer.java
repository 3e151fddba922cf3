package dev.porchlight.workbench.proof;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.porchlight.access.Hmac;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/// Signs requests as the Node SDK does.
///
/// @param key the access key's id
record Signer(String key, String secret) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static final Signer OF_THE_POOL = new Signer(ProofPool.KEY, ProofPool.SECRET);

  ProofRequest sign(ProofRequest request) {
    return sign(request, Instant.now());
  }

  /// The request, signed at a given time; it loses the credentials that it had.
  ProofRequest sign(ProofRequest request, Instant at) {
    SortedMap<String, String> signed = new TreeMap<>();
    signed.put("date", DateTimeFormatter.RFC_1123_DATE_TIME.format(at.atOffset(ZoneOffset.UTC)));
    signed.put("x-authing-signature-method", "HMAC-SHA1");
    signed.put("x-authing-signature-nonce", UUID.randomUUID().toString());
    signed.put("x-authing-signature-version", "1.0");
    StringBuilder text = new StringBuilder(request.method()).append('\n');
    signed.forEach((name, value) -> text.append(name).append(':').append(value).append('\n'));
    SortedMap<String, String> parameters = parameters(request);
    String written =
        parameters.entrySet().stream()
            .map(Map.Entry::toString)
            .collect(Collectors.joining("&", parameters.isEmpty() ? "" : "?", ""));
    byte[] hash = Hmac.SHA1.of(secret, text + request.path() + written);
    ProofRequest all = request;
    for (Map.Entry<String, String> header : signed.entrySet()) {
      all = all.with(header.getKey(), header.getValue());
    }
    return all.with(
        "Authorization", "authing " + key + ":" + Base64.getEncoder().encodeToString(hash));
  }

  private static SortedMap<String, String> parameters(ProofRequest request) {
    SortedMap<String, String> parameters = new TreeMap<>();
    if (request.method().equals("GET") || request.method().equals("DELETE")) {
      for (String part : request.query().split("&", -1)) {
        int equals = part.indexOf('=');
        if (equals > 0) {
          parameters.put(
              part.substring(0, equals),
              URLDecoder.decode(part.substring(equals + 1), StandardCharsets.UTF_8));
        }
      }
    } else {
      members(request.body())
          .properties()
          .forEach(member ->
              parameters.put(
                  member.getKey(),
                  member.getValue().isTextual()
                      ? member.getValue().textValue()
                      : member.getValue().toString()));
    }
    return parameters;
  }

  private static JsonNode members(String body) {
    try {
      return JSON.readTree(body.isEmpty() ? "{}" : body);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
