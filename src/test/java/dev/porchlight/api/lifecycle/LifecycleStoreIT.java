package dev.porchlight.api.lifecycle;

import static dev.porchlight.api.lifecycle.LifecycleCaller.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.porchlight.api.FaultyStore;
import dev.porchlight.workbench.local.FunctionUnderTest;
import dev.porchlight.workbench.local.StoreProxy;
import dev.porchlight.workbench.local.StoreTimeouts;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// How often the store is called, and what is answered when it does not answer.
class LifecycleStoreIT {
  @RegisterExtension static final FaultyStore STORE = new FaultyStore();

  private static StoreProxy proxy;
  private static FunctionUnderTest function;
  private static LifecycleCaller caller;
  private static String token;

  @BeforeAll
  static void start() {
    proxy = STORE.proxy();
    function = STORE.start(StoreTimeouts.SHORT, "function-lifecycle-store");
    caller = LifecycleCaller.ofNewPool(function);
    token = caller.token();
  }

  @Test
  void newUserIsOneReadAndOneTransaction() {
    proxy.forgetCalls();
    assertThat(put("/v1/users/u1", "{\"username\":\"bob\"}").statusCode()).isEqualTo(201);
    assertThat(proxy.calls()).containsExactly("BatchGetItem", "TransactWriteItems");
    proxy.forgetCalls();
    assertThat(put("/v1/users/u1", "{\"username\":\"robert\"}").statusCode()).isEqualTo(200);
    assertThat(proxy.calls()).containsExactly("BatchGetItem", "BatchGetItem", "TransactWriteItems");
  }

  @Test
  void accessKeysAreListedByOneQuery() {
    proxy.forgetCalls();
    assertThat(request().get("/v1/access-keys").statusCode()).isEqualTo(200);
    assertThat(proxy.calls()).containsExactly("GetItem", "Query"); // The caller's own key first.
  }

  /// Not with a wrong checksum: the SDK compares it only for calls that succeed, and an unknown
  /// access key is a failed condition.
  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"NONE", "WRONG_CHECKSUM"})
  void outageIsAProblemThatSaysTryAgain(StoreProxy.Fault fault) {
    request().get("/v1/access-keys");
    proxy.play(fault);
    List<Response> answers =
        List.of(
            put("/v1/users/u9", "{\"username\":\"u9\"}"),
            request().delete("/v1/users/u9"),
            put("/v1/apps/chat", "{\"name\":\"Chat\"}"),
            request().delete("/v1/apps/chat"),
            json("{\"scopes\":[\"read\"]}").post("/v1/access-keys"),
            request().get("/v1/access-keys"),
            request().delete("/v1/access-keys/unknown"));
    for (Response answer : answers) {
      assertProblem(answer, LifecycleError.STORE_UNAVAILABLE, "");
      assertThat(answer.header("Retry-After")).isEqualTo("1");
    }
    proxy.play(StoreProxy.Fault.NONE);
    assertThat(request().get("/v1/access-keys").statusCode()).isEqualTo(200);
  }

  private static Response put(String path, String body) {
    return json(body).put(path);
  }

  private static RequestSpecification json(String body) {
    return request().contentType("application/json").body(body);
  }

  private static RequestSpecification request() {
    return caller.anonymous().header("Authorization", "Bearer " + token);
  }
}
