package dev.porchlight.api.lifecycle;

import static dev.porchlight.api.lifecycle.LifecycleCaller.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.porchlight.access.AccessKey;
import dev.porchlight.access.Scope;
import dev.porchlight.workbench.local.FunctionUnderTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Access keys are issued, listed without secrets, and revoked.
class LifecycleAccessKeyIT {
  private static final String KEYS = "/v1/access-keys";
  private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z";

  private final FunctionUnderTest function = FunctionUnderTest.demo();
  private final LifecycleCaller caller = LifecycleCaller.ofNewPool(function);

  @Test
  void issuedKeyIsShownOnceAndWorksImmediately() {
    Response issued = caller.post(KEYS, "{\"scopes\":[\"write\",\"read\"]}");
    assertThat(issued.statusCode()).isEqualTo(201);
    assertThat(issued.header("Cache-Control")).isEqualTo("no-store");
    assertThat(issued.asString())
        .matches(
            "\\{\"accessKeyId\":\"[0-9a-f]{24}\",\"secret\":\"[0-9a-f]{32}\",\"userPoolId\":\""
                + caller.key().userPool()
                + "\",\"scopes\":\\[\"read\",\"write\"],\"createdAt\":\""
                + TIME
                + "\"}");
    LifecycleCaller other = caller.with(key(issued));
    assertThat(other.put("/v1/apps/chat", "{\"name\":\"Chat\"}").statusCode()).isEqualTo(201);
  }

  @Test
  void keysAreListedWithoutSecretsAndWithWhoIssuedThem() {
    JsonPath issued = caller.post(KEYS, "{\"scopes\":[\"read\"]}").jsonPath();
    Response list = caller.get(KEYS);
    assertThat(list.statusCode()).isEqualTo(200);
    assertThat(list.asString())
        .isEqualTo(
            "{\"accessKeys\":[{\"accessKeyId\":\"%s\",\"scopes\":[\"read\"],\"createdAt\":\"%s\","
                    .formatted(issued.getString("accessKeyId"), issued.getString("createdAt"))
                + "\"issuedBy\":\"%1$s\"},{\"accessKeyId\":\"%1$s\",".formatted(caller.key().id())
                + "\"scopes\":[\"read\",\"write\",\"admin\"]}]}");
    assertThat(list.asString())
        .doesNotContain(caller.key().secret(), issued.getString("secret"), "secret");
  }

  @Test
  void keysAreListedPageByPage() {
    List<String> ids = new ArrayList<>(List.of(caller.key().id()));
    for (int i = 0; i < 6; i++) {
      ids.add(key(caller.post(KEYS, "{\"scopes\":[\"read\"]}")).id());
    }
    List<String> listed = new ArrayList<>();
    String next = "";
    int pages = 0;
    while (next != null) {
      JsonPath page = caller.get(KEYS + "?limit=3" + next).jsonPath();
      listed.addAll(page.getList("accessKeys.accessKeyId"));
      next = page.getString("cursor") == null ? null : "&cursor=" + page.getString("cursor");
      pages++;
    }
    assertThat(listed).containsExactlyElementsOf(ids.stream().sorted().toList());
    assertThat(pages).isEqualTo(3);
  }

  @Test
  void revokedKeyIsRefusedByAFunctionThatDidNotKnowIt() {
    AccessKey key = key(caller.post(KEYS, "{\"scopes\":[\"read\"]}"));
    assertThat(caller.delete(KEYS + "/" + key.id()).statusCode()).isEqualTo(204);
    assertThat(caller.with(key).issue().jsonPath().getInt("statusCode")).isEqualTo(401);
    assertThat(caller.delete(KEYS + "/" + key.id()).statusCode()).isEqualTo(204);
  }

  @Test
  void keyOfAnotherPoolLooksLikeAnUnknownOne() {
    LifecycleCaller stranger = LifecycleCaller.ofNewPool(function);
    assertProblem(
        caller.delete(KEYS + "/" + stranger.key().id()), LifecycleError.ACCESS_KEY_UNKNOWN, "");
    assertThat(stranger.get(KEYS).jsonPath().getList("accessKeys")).hasSize(1);
    JsonPath page = caller.get(KEYS + "?cursor=0").jsonPath();
    assertThat(page.getList("accessKeys.accessKeyId")).containsExactly(caller.key().id());
  }

  @Test
  void keyGrantsOnlyItsOwnScopes() {
    AccessKey writer = key(caller.post(KEYS, "{\"scopes\":[\"admin\",\"write\"]}"));
    assertProblem(
        caller.with(writer).post(KEYS, "{\"scopes\":[\"write\",\"read\"]}"),
        LifecycleError.SCOPE_NOT_GRANTED,
        "read");
    AccessKey admin = key(caller.post(KEYS, "{\"scopes\":[\"admin\"]}"));
    assertProblem(
        caller.with(admin).post(KEYS, "{\"scopes\":[\"write\"]}"),
        LifecycleError.SCOPE_NOT_GRANTED,
        "write");
    assertProblem(
        caller.with(admin).post(KEYS, "{\"purpose\":\"webhook\"}"),
        LifecycleError.SCOPE_NOT_GRANTED,
        "write");
    assertThat(caller.with(admin).post(KEYS, "{\"scopes\":[\"admin\"]}").statusCode())
        .isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"read\"", "\"write\"", "\"read\",\"write\""})
  void keysAreKeptByAdministratorsOnly(String scopes) {
    LifecycleCaller other = caller.with(key(caller.post(KEYS, "{\"scopes\":[" + scopes + "]}")));
    String own = KEYS + "/" + other.key().id();
    for (Response refused :
        List.of(
            other.post(KEYS, "{\"scopes\":[\"read\"]}"),
            other.post(KEYS, "{\"purpose\":\"webhook\"}"),
            other.get(KEYS),
            other.delete(KEYS + "/" + caller.key().id()),
            other.delete(own))) {
      assertProblem(refused, LifecycleError.SCOPE_MISSING, "admin");
    }
    assertThat(caller.delete(own).statusCode()).isEqualTo(204);
  }

  @Test
  void administratorDoesNothingElse() {
    LifecycleCaller admin = caller.with(key(caller.post(KEYS, "{\"scopes\":[\"admin\"]}")));
    assertProblem(
        admin.put("/v1/apps/chat", "{\"name\":\"Chat\"}"), LifecycleError.SCOPE_MISSING, "write");
    assertProblem(admin.get("/v1/users/u/sessions"), LifecycleError.SCOPE_MISSING, "read");
    assertThat(admin.get(KEYS).statusCode()).isEqualTo(200);
  }

  @Test
  void stolenKeyLeavesNothingBehind() {
    String all = "{\"scopes\":[\"read\",\"write\",\"admin\"]}";
    LifecycleCaller stolen = caller.with(key(caller.post(KEYS, all)));
    LifecycleCaller second = caller.with(key(stolen.post(KEYS, all)));
    LifecycleCaller third = caller.with(key(second.post(KEYS, all)));
    assertThat(third.post(KEYS, "{\"purpose\":\"webhook\"}").statusCode()).isEqualTo(201);
    assertThat(caller.delete(KEYS + "/" + stolen.key().id()).statusCode()).isEqualTo(204);
    assertThat(caller.get(KEYS).jsonPath().getList("accessKeys.accessKeyId"))
        .containsExactly(caller.key().id());
  }

  @Test
  void revokedKeyAdministersNothingEvenWhereItIsStillCached() {
    AccessKey issued = key(caller.post(KEYS, "{\"scopes\":[\"read\",\"admin\"]}"));
    LifecycleCaller thief = caller.with(issued);
    String token = "Bearer " + thief.token();
    assertThat(caller.delete(KEYS + "/" + issued.id()).statusCode()).isEqualTo(204);
    Response read = thief.anonymous().header("Authorization", token).get("/v1/users/u/sessions");
    assertThat(read.statusCode()).isEqualTo(200); // It is still cached.
    assertProblem(
        thief.anonymous().header("Authorization", token).delete(KEYS + "/" + caller.key().id()),
        LifecycleError.NOT_SIGNED_IN,
        "");
    assertThat(caller.get(KEYS).statusCode()).isEqualTo(200);
  }

  @Test
  void poolHasTwoWebhookSecrets() {
    String id = "webhook:" + caller.key().userPool();
    Response issued = caller.post(KEYS, "{\"purpose\":\"webhook\"}");
    assertThat(issued.statusCode()).isEqualTo(201);
    assertThat(issued.jsonPath().getString("accessKeyId")).isEqualTo(id);
    assertThat(issued.jsonPath().getList("scopes")).isEmpty();
    Response second = caller.post(KEYS, "{\"purpose\":\"webhook\"}");
    assertThat(second.jsonPath().getString("accessKeyId")).isEqualTo(id + ":2");
    assertProblem(
        caller.post(KEYS, "{\"purpose\":\"webhook\"}"),
        LifecycleError.ACCESS_KEY_EXISTS,
        id + ", " + id + ":2");
    AccessKey webhook =
        new AccessKey(id, issued.jsonPath().getString("secret"), caller.key().userPool(), Set.of());
    assertProblem(caller.with(webhook).get(KEYS), LifecycleError.SCOPE_MISSING, "admin");
    assertThat(caller.delete(KEYS + "/" + id.replace(":", "%3A")).statusCode()).isEqualTo(204);
    assertThat(caller.post(KEYS, "{\"purpose\":\"webhook\"}").statusCode()).isEqualTo(201);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|scopes",
        "{\"scopes\":[]}|scopes",
        "{\"scopes\":[\"owner\"]}|scopes",
        "{\"scopes\":\"read\"}|scopes",
        "{\"purpose\":\"other\"}|purpose",
        "{\"purpose\":\"webhook\",\"scopes\":[\"read\"]}|scopes"
      })
  void badBodyIsRefused(String body, String member) {
    assertProblem(caller.post(KEYS, body), LifecycleError.PARAMETER_MALFORMED, member);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "101", "-1", "x", "99999999999", "1.0"})
  void badLimitIsRefused(String limit) {
    assertProblem(
        caller.get(KEYS + "?limit=" + limit), LifecycleError.PARAMETER_MALFORMED, "limit");
  }

  @Test
  void badCursorAndUnknownParameterAreRefused() {
    assertProblem(caller.get(KEYS + "?cursor=a%20b"), LifecycleError.PARAMETER_MALFORMED, "cursor");
    assertProblem(caller.get(KEYS + "?page=2"), LifecycleError.PARAMETER_UNKNOWN, "page");
    assertProblem(caller.get(KEYS + "?limit=1&limit=2"), LifecycleError.QUERY_MALFORMED, "");
  }

  private AccessKey key(Response issued) {
    JsonPath json = issued.jsonPath();
    List<String> scopes = json.getList("scopes");
    return new AccessKey(
        json.getString("accessKeyId"),
        json.getString("secret"),
        caller.key().userPool(),
        Set.copyOf(scopes.stream().flatMap(key -> Scope.ofKey(key).stream()).toList()));
  }
}
