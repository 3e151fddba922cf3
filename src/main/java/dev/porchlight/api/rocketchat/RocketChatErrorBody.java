package dev.porchlight.api.rocketchat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/// The body of an error. `status` and `message` are the older form (up to Rocket.Chat 7.3),
/// included where newer versions send both.
///
/// @param success always false
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"success", "error", "errorType", "details", "status", "message"})
@RegisterForReflection
public record RocketChatErrorBody(
    boolean success,
    String error,
    @Nullable String errorType,
    @Nullable Details details,
    @Nullable String status,
    @Nullable String message) {
  private static final Details SORT = new Details("parseJsonQuery");

  /// Where in Rocket.Chat a parameter is refused; clients do not read it.
  @RegisterForReflection
  public record Details(String helperMethod) {}

  static RocketChatErrorBody of(RocketChatError error, String detail) {
    String text = error.text(detail);
    return switch (error) {
      case NOT_LOGGED_IN, OPERATION_UNKNOWN, METHOD_WRONG ->
          new RocketChatErrorBody(false, text, null, null, "error", text);
      case SORT_MALFORMED ->
          new RocketChatErrorBody(false, text, error.errorType(), SORT, null, null);
      default -> new RocketChatErrorBody(false, text, error.errorType(), null, null, null);
    };
  }
}
