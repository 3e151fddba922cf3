package dev.porchlight.workbench.proof;

import java.util.LinkedHashMap;
import java.util.Map;

/// A request.
///
/// @param target path and query, percent-encoded
/// @param body empty if there is none
record Ask(String method, String target, Map<String, String> headers, String body) {
  private static final String LOGOUT_TOKEN = "<logout token>";
  private static final String SIGNATURE = "{signature}";

  static Ask get(String target) {
    return new Ask("GET", target, Map.of(), "");
  }

  static Ask delete(String target) {
    return new Ask("DELETE", target, Map.of(), "");
  }

  static Ask post(String target, String json) {
    return withJson("POST", target, json);
  }

  static Ask put(String target, String json) {
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
  Ask at(String path) {
    return new Ask(method, path + target.substring(path().length()), headers, body);
  }

  /// This request with another query.
  Ask asking(String query) {
    return new Ask(method, path() + (query.isEmpty() ? "" : "?" + query), headers, body);
  }

  /// This request with another body.
  Ask saying(String other) {
    return new Ask(method, target, headers, other);
  }

  /// This request without a header.
  Ask without(String name) {
    Map<String, String> others = new LinkedHashMap<>(headers);
    others.remove(name);
    return new Ask(method, target, others, body);
  }

  /// This request with a header added or replaced.
  Ask with(String name, String value) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.put(name, value);
    return new Ask(method, target, all, body);
  }

  /// This request with the `Authorization` of another.
  Ask as(Ask other) {
    return with("Authorization", other.header("Authorization"));
  }

  /// This request with a logout token, a new one in each round.
  Ask withLogoutToken() {
    return with("Content-Type", "application/x-www-form-urlencoded")
        .saying("logout_token=" + LOGOUT_TOKEN);
  }

  /// This request, signed afresh in each round.
  Ask signed() {
    return with("Authorization", SIGNATURE);
  }

  /// Whether a round of it works only once.
  boolean worksOnce() {
    return body.contains(LOGOUT_TOKEN) || header("Authorization").equals(SIGNATURE);
  }

  /// This request in round `n`.
  Ask round(int n) {
    String number = Integer.toString(n);
    String said = body.replace("{n}", number);
    if (said.contains(LOGOUT_TOKEN)) {
      said = said.replace(LOGOUT_TOKEN, ProofPool.logoutToken(n));
    }
    Ask round = new Ask(method, target.replace("{n}", number), headers, said);
    return header("Authorization").equals(SIGNATURE) ? Signer.OF_THE_POOL.sign(round) : round;
  }

  private static Ask withJson(String method, String target, String json) {
    return new Ask(method, target, Map.of("Content-Type", "application/json"), json);
  }
}
