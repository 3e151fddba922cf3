package dev.porchlight.api.genauth;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/// The body of every answer (OpenAPI: `statusCode` and `message` required).
///
/// @param statusCode 200 on success, and only then
/// @param apiCode omitted on success and for errors without a business code (C# cannot read null)
/// @param requestId UUID v4 in lower case; documented for failures, always sent
/// @param data omitted on failure
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"statusCode", "message", "apiCode", "requestId", "data"})
@RegisterForReflection
public record Envelope<T>(
    int statusCode, String message, @Nullable Integer apiCode, String requestId, @Nullable T data) {
  private static final int OK = 200;

  /// A successful answer (the documented samples say "操作成功", "Success" and "Operation successful").
  static <T> Envelope<T> success(Language language, String requestId, T data) {
    String message = language == Language.CHINESE ? "操作成功" : "Success";
    return new Envelope<>(OK, message, null, requestId, data);
  }

  /// A failed answer.
  static Envelope<Void> failure(
      GenAuthError error, String detail, Language language, String requestId) {
    return new Envelope<>(
        error.statusCode(), error.message(language, detail), error.apiCode(), requestId, null);
  }
}
