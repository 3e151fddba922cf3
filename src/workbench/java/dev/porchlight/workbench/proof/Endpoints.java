package dev.porchlight.workbench.proof;

import static dev.porchlight.workbench.proof.ProofPool.APP;
import static dev.porchlight.workbench.proof.ProofPool.KEY;
import static dev.porchlight.workbench.proof.ProofPool.NAME;
import static dev.porchlight.workbench.proof.ProofPool.SECRET;
import static dev.porchlight.workbench.proof.ProofPool.USER;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// One valid request for each endpoint of each family. `EndpointsTest` fails if an endpoint has
/// none.
final class Endpoints {
  private static final String AUTHORIZATION = "Authorization";

  private Endpoints() {}

  static List<Endpoint> all() {
    return Stream.of(genAuth(), rocketChat(), lifecycle(), delivered())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Endpoint> genAuth() {
    return List.of(
        genAuth(
            "POST /api/v3/check-session-status",
            json("userId", USER, "appId", APP),
            "\"active\":true"),
        genAuth(
            "GET /api/v3/get-user-loggedin-apps",
            "?userId=" + USER,
            "\"appName\":\"Name of the app\""),
        new Endpoint(
            "POST /api/v3/get-management-token",
            Dialect.GENAUTH,
            Optional.empty(),
            ProofRequest.post(
                "/api/v3/get-management-token",
                json("accessKeyId", KEY, "accessKeySecret", SECRET)),
            Set.of(200),
            "\"access_token\":\"ey"),
        genAuth(
                "POST /api/v3/kick-users",
                "{\"userId\":\"kicked\",\"appIds\":[\"" + APP + "\"]}",
                "\"success\":true")
            .after(signIn("kicked")),
        genAuth(
            "GET /api/v3/get-user-logged-in-identities", "?userId=" + USER, "\"statusCode\":200"),
        genAuth(
            "GET /api/v3/get-user-loggedin-identities", "?userId=" + USER, "\"statusCode\":200"),
        genAuth(
            "GET /api/v3/get-user-login-history", "?userId=" + USER, "\"appId\":\"" + APP + "\""),
        genAuth("POST /api/v3/is-user-exists", json("username", NAME), "\"exists\":true"),
        genAuth("POST /api/v3/list-users", json("keywords", NAME), "\"totalCount\":1"));
  }

  private static List<Endpoint> rocketChat() {
    return List.of(
        chat("GET /api/v1/sessions/info", "?sessionId=c1", "\"sessionId\":\"c1\""),
        chat("GET /api/v1/sessions/list", "", "\"sessionId\":\"c1\""),
        chat("POST /api/v1/sessions/logout.me", json("sessionId", "c2"), "\"sessionId\":\"c2\""),
        chat("GET /api/v1/sessions/list.all", "", "\"sessionId\":\"c1\""),
        chat("GET /api/v1/sessions/info.admin", "?sessionId=c1", "\"sessionId\":\"c1\""),
        chat("POST /api/v1/sessions/logout", json("sessionId", "c3"), "\"sessionId\":\"c3\""));
  }

  private static List<Endpoint> lifecycle() {
    String sessions = "/v1/users/{userId}/sessions";
    return List.of(
        lifecycle(
            "PUT " + sessions + "/{sessionId}", signIn("opener"), "\"sessionId\":\"s-", 200, 201),
        lifecycle(
                "POST " + sessions + "/{sessionId}/activity",
                ProofRequest.post("/v1/users/toucher/sessions/s-{n}/activity", "{}"),
                "\"activeUntil\"",
                200)
            .after(signIn("toucher")),
        lifecycle(
            "POST /v1/sessions",
            ProofRequest.post(
                "/v1/sessions", json("userId", "opener", "sessionId", "b-{n}", "appId", APP)),
            "\"sessionId\":\"b-",
            200,
            201),
        lifecycle(
                "POST /v1/sessions/activity",
                ProofRequest.post(
                    "/v1/sessions/activity", json("userId", "mover", "sessionId", "s-{n}")),
                "\"activeUntil\"",
                200)
            .after(signIn("mover")),
        lifecycle(
                "POST /v1/sessions/end",
                ProofRequest.post("/v1/sessions/end", json("userId", "quitter-{n}")),
                "{\"ended\":",
                200)
            .after(signIn("quitter-{n}")),
        lifecycle(
                "DELETE " + sessions + "/{sessionId}",
                ProofRequest.delete("/v1/users/ender/sessions/s-{n}"),
                "",
                204)
            .after(signIn("ender")),
        lifecycle(
                "DELETE " + sessions, ProofRequest.delete("/v1/users/leaver-{n}/sessions"), "", 204)
            .after(signIn("leaver-{n}")),
        lifecycle(
            "GET " + sessions,
            ProofRequest.get("/v1/users/" + USER + "/sessions"),
            "\"s-live\"",
            200),
        lifecycle(
            "GET /v1/users/{userId}/apps/{appId}/status",
            ProofRequest.get("/v1/users/" + USER + "/apps/" + APP + "/status"),
            "\"active\":true",
            200),
        lifecycle(
            "POST /v1/status",
            ProofRequest.post(
                "/v1/status", "{\"pairs\":[" + json("userId", USER, "appId", APP) + "]}"),
            "\"active\":true",
            200),
        lifecycle(
            "PUT /v1/apps/{appId}",
            ProofRequest.put("/v1/apps/a-{n}", json("name", "N")),
            "a-",
            200,
            201),
        lifecycle("DELETE /v1/apps/{appId}", ProofRequest.delete("/v1/apps/d-{n}"), "", 204),
        lifecycle(
            "PUT /v1/users/{userId}",
            ProofRequest.put("/v1/users/new-{n}", json("username", "new-{n}")),
            "\"username\":\"new-",
            200,
            201),
        lifecycle("DELETE /v1/users/{userId}", ProofRequest.delete("/v1/users/gone-{n}"), "", 204)
            .after(ProofRequest.put("/v1/users/gone-{n}", json("username", "gone-{n}"))),
        lifecycle(
            "POST /v1/access-keys",
            ProofRequest.post("/v1/access-keys", "{\"scopes\":[\"read\"]}"),
            "\"secret\":\"",
            201),
        lifecycle(
            "GET /v1/access-keys", ProofRequest.get("/v1/access-keys"), "\"accessKeys\":[", 200),
        // The store is asked whether there is a key to remove.
        lifecycle(
            "DELETE /v1/access-keys/{accessKeyId}",
            ProofRequest.delete("/v1/access-keys/none-{n}"),
            "/problems/access-key-unknown",
            404));
  }

  /// A signed change: a signature works once, so the store is first asked whether it was used.
  static Endpoint signedChange() {
    ProofRequest put = ProofRequest.put("/v1/apps/signed-{n}", json("name", "N")).signed();
    return new Endpoint(
        "PUT /v1/apps/{appId}",
        Dialect.LIFECYCLE,
        Optional.empty(),
        put,
        Set.of(200, 201),
        "signed-");
  }

  /// What other systems send.
  private static List<Endpoint> delivered() {
    ProofRequest kick =
        ProofRequest.post(
                "/webhooks/genauth",
                """
                {"eventName":"kick","data":{"users":["hooked-{n}","nobody-{n}"]}}\
                """)
            .with("x-authing-webhook-secret", SECRET)
            .with("x-authing-userpool-id", ProofPool.POOL)
            .with(AUTHORIZATION, "Bearer " + ProofPool.token());
    ProofRequest logout =
        ProofRequest.post("/oidc/proof/backchannel-logout", "")
            .withLogoutToken()
            .with(AUTHORIZATION, "Bearer " + ProofPool.token());
    return List.of(
        new Endpoint(
                "POST /webhooks/genauth",
                Dialect.WEBHOOK,
                Optional.empty(),
                kick,
                Set.of(200),
                "{\"result\":\"")
            .after(signIn("hooked-{n}")),
        new Endpoint(
                "POST /oidc/{issuerName}/backchannel-logout",
                Dialect.OIDC,
                Optional.empty(),
                logout,
                Set.of(200),
                "")
            .after(signIn("logged-out-{n}")));
  }

  private static ProofRequest signIn(String user) {
    return ProofRequest.put(
        "/v1/users/" + user + "/sessions/s-{n}",
        "{\"appId\":\"" + APP + "\",\"idleTimeoutSeconds\":3600}");
  }

  private static Endpoint genAuth(String route, String parameters, String right) {
    ProofRequest request =
        request(route, parameters).with(AUTHORIZATION, "Bearer " + ProofPool.token());
    return new Endpoint(route, Dialect.GENAUTH, Optional.empty(), request, Set.of(200), right);
  }

  private static Endpoint chat(String route, String parameters, String right) {
    ProofRequest request =
        request(route, parameters)
            .with("X-User-Id", ProofPool.CHAT_USER)
            .with("X-Auth-Token", ProofPool.CHAT_TOKEN);
    return new Endpoint(route, Dialect.ROCKETCHAT, Optional.empty(), request, Set.of(200), right);
  }

  private static Endpoint lifecycle(
      String route, ProofRequest request, String right, Integer... statuses) {
    ProofRequest signedIn = request.with(AUTHORIZATION, "Bearer " + ProofPool.token());
    return new Endpoint(
        route, Dialect.LIFECYCLE, Optional.empty(), signedIn, Set.of(statuses), right);
  }

  /// @param parameters a body, or a query with its `?`
  private static ProofRequest request(String route, String parameters) {
    String path = route.substring(route.indexOf('/'));
    return route.startsWith("GET ")
        ? ProofRequest.get(path + parameters)
        : ProofRequest.post(path, parameters);
  }

  private static String json(String... namesAndValues) {
    JsonObject members = new JsonObject();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      members.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return members.encode();
  }
}
