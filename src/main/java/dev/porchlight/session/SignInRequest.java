package dev.porchlight.session;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a login system says of a sign-in. Whatever is null is left to the [SessionPolicy].
///
/// @param expiresAt when the session is to end at the latest
/// @param idleTimeout how long the session is to live without activity
/// @param loginAt when the user signed in; null for now
/// @param ip where the user signed in from; null if not known
/// @param userAgent what the user signed in with; null if not known
/// @param attributes to be remembered with the session
public record SignInRequest(
    UserId user,
    SessionId session,
    AppId app,
    @Nullable Instant expiresAt,
    @Nullable Duration idleTimeout,
    @Nullable Instant loginAt,
    @Nullable InetAddress ip,
    @Nullable String userAgent,
    Map<String, String> attributes) {
  /// The most attributes of one session.
  public static final int MOST_ATTRIBUTES = 20;

  /// The longest name of an attribute, in characters.
  public static final int MOST_NAME_CHARACTERS = 64;

  /// The longest value of an attribute, in characters.
  public static final int MOST_VALUE_CHARACTERS = 256;

  /// @throws IllegalArgumentException if attributes or User-Agent are over their limits, so that
  ///   whatever is accepted fits the store many times over
  public SignInRequest {
    attributes = Map.copyOf(attributes);
    boolean fits =
        attributes.size() <= MOST_ATTRIBUTES
            && (userAgent == null || userAgent.length() <= Session.MOST_USER_AGENT_CHARACTERS)
            && attributes.entrySet().stream().allMatch(SignInRequest::fits);
    if (!fits) {
      throw new IllegalArgumentException("attributes or userAgent are too large");
    }
  }

  private static boolean fits(Map.Entry<String, String> attribute) {
    return !attribute.getKey().isEmpty()
        && attribute.getKey().length() <= MOST_NAME_CHARACTERS
        && attribute.getValue().length() <= MOST_VALUE_CHARACTERS;
  }

  /// Names this request: the same for the same request only, today and in years.
  String hash() {
    StringBuilder text = new StringBuilder();
    append(text, app.value());
    append(text, expiresAt);
    append(text, idleTimeout);
    append(text, loginAt);
    append(text, ip == null ? null : ip.getHostAddress());
    append(text, userAgent);
    new TreeMap<>(attributes)
        .forEach((name, value) -> {
          append(text, name);
          append(text, value);
        });
    return Sha256.hex(text.toString());
  }

  /// With its length in front, so that no two requests make the same text.
  private static void append(StringBuilder text, @Nullable Object part) {
    String value = part == null ? "" : part.toString();
    text.append(part == null ? -1 : value.length()).append(':').append(value);
  }
}
