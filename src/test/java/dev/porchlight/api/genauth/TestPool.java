package dev.porchlight.api.genauth;

import dev.porchlight.access.Hmac;
import dev.porchlight.workbench.local.FunctionUnderTest;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

/// A test's own user pool in the store that all tests share. Its data goes through the import.
public final class TestPool {
  /// The secret of all its access keys.
  public static final String SECRET = "0123456789abcdef0123456789abcdef";

  private static final String FAR = "2098-01-01T00:00:00.000Z";

  private final String id;

  /// @param id an id that no other test uses
  public TestPool(String id) {
    this.id = id;
    load(key(id, "\"read\",\"write\",\"admin\""), key(readOnlyKey(), "\"read\""));
  }

  /// The id of the pool, and of its key that may do everything.
  public String id() {
    return id;
  }

  /// The id of a key that may only read.
  public String readOnlyKey() {
    return id + "-reader";
  }

  /// Imports an app.
  public TestPool app(String appId, String name) {
    return load(
        """
        {"type":"app","userPoolId":"%s","appId":"%s","name":"%s","logo":"https://l/%s",\
        "loginUrl":"https://u/%s"}\
        """
            .formatted(id, appId, name, appId, appId));
  }

  /// Imports a user.
  ///
  /// @param more further members, each after a comma
  public TestPool user(String userId, String more) {
    return load(
        "{\"type\":\"user\",\"userPoolId\":\"%s\",\"userId\":\"%s\"%s}"
            .formatted(id, userId, more));
  }

  /// Imports a session that stays live for years.
  ///
  /// @param more further members, each after a comma
  public TestPool session(
      String userId, String appId, String sessionId, String loginAt, String more) {
    return load(
        """
        {"type":"session","userPoolId":"%s","userId":"%s","appId":"%s","sessionId":"%s",\
        "loginAt":"%s","expiresAt":"%s"%s}\
        """
            .formatted(id, userId, appId, sessionId, loginAt, FAR, more));
  }

  /// Imports a session that stays live for years.
  public TestPool session(String userId, String appId, String sessionId) {
    return session(userId, appId, sessionId, "2026-11-01T08:00:00.000Z", "");
  }

  /// A signed request, ready to be posted.
  ///
  /// @param date epoch milliseconds
  /// @param parameters as they are signed: `key=value`, in order, joined by `&`
  RequestSpecification signed(
      Caller caller, long date, String path, String body, String parameters) {
    String text = "POST\ndate:" + date + "\n" + path + "?" + parameters;
    String signature = Base64.getEncoder().encodeToString(Hmac.SHA1.of(SECRET, text));
    return caller
        .anonymous()
        .header("Authorization", "authing " + id + ":" + signature)
        .header("date", Long.toString(date))
        .contentType("application/json")
        .body(body);
  }

  private String key(String keyId, String scopes) {
    return """
    {"type":"accessKey","id":"%s","secret":"%s","userPoolId":"%s","scopes":[%s]}\
    """
        .formatted(keyId, SECRET, id, scopes);
  }

  private TestPool load(String... lines) {
    try {
      Path file = Files.createTempFile("pool", ".jsonl");
      Files.write(file, List.of(lines));
      FunctionUnderTest.load(FunctionUnderTest.demoStore(), file);
      Files.delete(file);
      return this;
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
