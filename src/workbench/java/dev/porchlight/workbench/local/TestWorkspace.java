package dev.porchlight.workbench.local;

import static io.restassured.RestAssured.given;

import dev.porchlight.importer.ChatWorkspace;
import dev.porchlight.importer.FileImport;
import dev.porchlight.importer.ImportFormat;
import dev.porchlight.session.AppId;
import dev.porchlight.session.LoginTokenHash;
import dev.porchlight.session.UserPoolId;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A test's own workspace in the store that all tests share. Its data goes through the import.
public final class TestWorkspace {
  private final String pool;

  /// @param pool a user pool that no other test uses
  public TestWorkspace(String pool) {
    this.pool = pool;
  }

  /// Imports documents, as `mongoexport` prints them.
  public TestWorkspace users(String... documents) {
    return load(ImportFormat.ROCKETCHAT_USERS, documents);
  }

  /// Imports documents, as `mongoexport` prints them.
  public TestWorkspace sessions(String... documents) {
    return load(ImportFormat.ROCKETCHAT_SESSIONS, documents);
  }

  /// A function that answers for this workspace.
  public FunctionUnderTest start(URI store, Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(settings);
    all.put("PORCHLIGHT_ROCKETCHAT_USER_POOL", pool);
    return FunctionUnderTest.start(store, all, "function-" + pool);
  }

  /// A document of `users`.
  public static String user(String id, String role, String... tokens) {
    return """
    {"_id":"%s","username":"%s.name","name":"Name of %s","active":true,"roles":["user","%s"],\
    "services":{"resume":{"loginTokens":[%s]}}}\
    """
        .formatted(id, id, id, role, String.join(",", tokens));
  }

  /// A login token in a document of `users`.
  public static String login(String token, String when) {
    return "{\"when\":{\"$date\":\"%s\"},\"hashedToken\":\"%s\"}".formatted(when, hash(token));
  }

  /// A personal access token in a document of `users`.
  public static String personal(String token) {
    return "{\"type\":\"personalAccessToken\",\"hashedToken\":\"%s\"}".formatted(hash(token));
  }

  /// A document of `rocketchat_sessions`.
  public static String session(String id, String user, String token, String loginAt) {
    return """
    {"_id":{"$oid":"646ceae9a8c3a3ba32d0e897"},"type":"session","sessionId":"%s",\
    "instanceId":"i","loginToken":"%s","ip":"10.0.0.1","host":"chat.example.com",\
    "device":{"type":"browser","name":"Firefox","longVersion":"112.0","os":{"name":"Linux"},\
    "version":"112.0"},"userId":"%s","roles":["user"],"mostImportantRole":"user",\
    "loginAt":{"$date":"%s"},"day":1,"month":2,"year":2026,"searchTerm":"FirefoxbrowserLinux%s%s",\
    "createdAt":{"$date":"%s"},"_updatedAt":{"$date":"%s"}}\
    """
        .formatted(id, hash(token), user, loginAt, id, user, loginAt, loginAt);
  }

  /// What is stored of a token.
  public static String hash(String token) {
    return LoginTokenHash.of(token).value();
  }

  /// A caller with that user id and token.
  public static RequestSpecification as(FunctionUnderTest function, String user, String token) {
    return anonymous(function).header("X-User-Id", user).header("X-Auth-Token", token);
  }

  /// A caller without credentials.
  public static RequestSpecification anonymous(FunctionUnderTest function) {
    return given()
        .baseUri(function.address().toString())
        .basePath("/api/v1/sessions")
        .urlEncodingEnabled(false);
  }

  private TestWorkspace load(ImportFormat format, String... documents) {
    try {
      Path file = Files.createTempFile("workspace", ".jsonl");
      Files.write(file, List.of(documents));
      ChatWorkspace workspace =
          new ChatWorkspace(new UserPoolId(pool), new AppId("rocketchat"), Duration.ofDays(90));
      FunctionUnderTest.load(
          FunctionUnderTest.demoStore(), new FileImport(file, format, workspace));
      Files.delete(file);
      return this;
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
