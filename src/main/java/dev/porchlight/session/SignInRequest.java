package dev.porchlight.session;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a login system says about a sign-in. Anything null is left to the [SessionPolicy].
///
/// @param expiresAt the latest time for the session to expire
/// @param idleTimeout how long the session may live without activity
/// @param loginAt when the user signed in, to the millisecond; null for now
/// @param ip where the user signed in from; null if unknown
/// @param userAgent what the user signed in with; null if unknown
/// @param attributes to remember with the session
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
  /// The maximum number of attributes of one session.
  public static final int MOST_ATTRIBUTES = 20;

  /// The longest attribute name, in characters.
  public static final int MOST_NAME_CHARACTERS = 64;

  /// The longest attribute value, in characters.
  public static final int MOST_VALUE_CHARACTERS = 256;

  /// How far a login system's clock may be ahead of ours.
  private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(60);

  /// @throws IllegalArgumentException if the attributes or the User-Agent exceed their limits;
  ///   anything within them is far smaller than what the store can hold
  public SignInRequest {
    attributes = Map.copyOf(attributes);
    loginAt = loginAt == null ? null : loginAt.truncatedTo(ChronoUnit.MILLIS);
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

  /// Whether the user signed in after an id's `end`, and so uses the id again. A request that does
  /// not say when may be an old one, and so may one that says more than clocks can differ.
  boolean isLaterThan(Instant end, Instant now) {
    return loginAt != null && loginAt.isAfter(end) && !loginAt.isAfter(now.plus(CLOCKS_DIFFER));
  }

  /// Whether the user signed in before being signed out. A request that does not say when is about
  /// now.
  boolean isNotLaterThanSignOut(Instant signedOutAt) {
    return loginAt != null && !loginAt.isAfter(signedOutAt);
  }

  /// Identifies this request: the same for equal requests only, now and years from now.
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

  /// Prefixes the part with its length, so that no two requests yield the same text.
  private static void append(StringBuilder text, @Nullable Object part) {
    String value = part == null ? "" : part.toString();
    text.append(part == null ? -1 : value.length()).append(':').append(value);
  }
}
