package dev.porchlight.workbench.proof;

import java.util.LinkedHashMap;
import java.util.Map;

/// A request.
///
/// @param target path and query, percent-encoded
/// @param body empty if there is none
record ProofRequest(String method, String target, Map<String, String> headers, String body) {
  private static final String LOGOUT_TOKEN = "<logout token>";
  private static final String SIGNATURE = "{signature}";

  static ProofRequest get(String target) {
    return new ProofRequest("GET", target, Map.of(), "");
  }

  static ProofRequest delete(String target) {
    return new ProofRequest("DELETE", target, Map.of(), "");
  }

  static ProofRequest post(String target, String json) {
    return withJson("POST", target, json);
  }

  static ProofRequest put(String target, String json) {
    return withJson("PUT", target, json);
  }

  /// The target's path.
  String path() {
    int end = target.indexOf('?');
    return end < 0 ? target : target.substring(0, end);
  }

  /// The target's query; empty if there is none.
  String query() {
    int end = target.indexOf('?');
    return end < 0 ? "" : target.substring(end + 1);
  }

  /// A header; empty if there is none.
  String header(String name) {
    return headers.getOrDefault(name, "");
  }

  /// This request with another path.
  ProofRequest withPath(String path) {
    return new ProofRequest(method, path + target.substring(path().length()), headers, body);
  }

  /// This request with another query.
  ProofRequest withQuery(String query) {
    return new ProofRequest(method, path() + (query.isEmpty() ? "" : "?" + query), headers, body);
  }

  /// This request with another body.
  ProofRequest withBody(String other) {
    return new ProofRequest(method, target, headers, other);
  }

  /// This request without a header.
  ProofRequest without(String name) {
    Map<String, String> others = new LinkedHashMap<>(headers);
    others.remove(name);
    return new ProofRequest(method, target, others, body);
  }

  /// This request with a header added or replaced.
  ProofRequest with(String name, String value) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.put(name, value);
    return new ProofRequest(method, target, all, body);
  }

  /// This request with the `Authorization` of another.
  ProofRequest as(ProofRequest other) {
    return with("Authorization", other.header("Authorization"));
  }

  /// This request with a logout token, a new one in each round.
  ProofRequest withLogoutToken() {
    return with("Content-Type", "application/x-www-form-urlencoded")
        .withBody("logout_token=" + LOGOUT_TOKEN);
  }

  /// This request, signed afresh in each round.
  ProofRequest signed() {
    return with("Authorization", SIGNATURE);
  }

  /// Whether a round of it works only once.
  boolean worksOnce() {
    return body.contains(LOGOUT_TOKEN) || header("Authorization").equals(SIGNATURE);
  }

  /// This request in round `n`.
  ProofRequest round(int n) {
    String number = Integer.toString(n);
    String said = body.replace("{n}", number);
    if (said.contains(LOGOUT_TOKEN)) {
      said = said.replace(LOGOUT_TOKEN, ProofPool.logoutToken(n));
    }
    ProofRequest round = new ProofRequest(method, target.replace("{n}", number), headers, said);
    return header("Authorization").equals(SIGNATURE) ? Signer.OF_THE_POOL.sign(round) : round;
  }

  private static ProofRequest withJson(String method, String target, String json) {
    return new ProofRequest(method, target, Map.of("Content-Type", "application/json"), json);
  }
}
