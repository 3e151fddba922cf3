package dev.porchlight.api.rocketchat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.InstantSource;

/// The headers of every answer, as Rocket.Chat sends them. The rate limit is told but not counted:
/// `Remaining` is what it would be after the first call of a window. Only a caller who was let in
/// is told about it.
@ApplicationScoped
public class ResponseHeaders {
  private final InstantSource clock;
  private final RocketChatCall call;
  private final RocketChatConfig config;

  public ResponseHeaders(InstantSource clock, RocketChatCall call, RocketChatConfig config) {
    this.clock = clock;
    this.call = call;
    this.config = config;
  }

  /// Puts them on an answer.
  public void put(MultivaluedMap<String, Object> headers) {
    headers.putSingle("Content-Type", "application/json");
    headers.putSingle("Cache-Control", "no-store");
    headers.putSingle("Pragma", "no-cache");
    headers.putSingle("Access-Control-Allow-Origin", "*");
    headers.putSingle(
        "Access-Control-Allow-Headers",
        "Origin, X-Requested-With, Content-Type, Accept, X-User-Id, X-Auth-Token,"
            + " x-visitor-token, Authorization");
    if (call.isAdmitted()) {
      long reset = clock.instant().plus(config.rateLimitWindow()).toEpochMilli();
      headers.putSingle("X-RateLimit-Limit", config.rateLimitCalls());
      headers.putSingle("X-RateLimit-Remaining", Math.max(0, config.rateLimitCalls() - 1));
      headers.putSingle("X-RateLimit-Reset", reset);
    }
  }
}
