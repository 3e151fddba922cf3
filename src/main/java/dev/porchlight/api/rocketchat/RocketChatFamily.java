package dev.porchlight.api.rocketchat;

import dev.porchlight.access.AuthenticatedUser;
import dev.porchlight.access.LoginTokenAuthentication;
import dev.porchlight.access.LoginTokens.ReadTogether;
import dev.porchlight.api.Call;
import dev.porchlight.api.Family;
import dev.porchlight.api.Reason;
import dev.porchlight.api.Request;
import dev.porchlight.session.SessionId;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.Optional;

/// Rocket.Chat's dialect: callers send their user id and login token, and every refusal is an HTTP
/// status with a JSON body.
@Singleton
public final class RocketChatFamily implements Family {
  private static final int MOST_QUERY_CHARACTERS = 8_192;

  private final LoginTokenAuthentication logins;
  private final Workspace workspace;
  private final InstantSource clock;
  private final RocketChatConfig config;

  public RocketChatFamily(
      LoginTokenAuthentication logins,
      Workspace workspace,
      InstantSource clock,
      RocketChatConfig config) {
    this.logins = logins;
    this.workspace = workspace;
    this.clock = clock;
    this.config = config;
  }

  @Override
  public String name() {
    return "rocketchat";
  }

  @Override
  public String root() {
    return "/api/v1/";
  }

  /// Checks the limits, then who calls. The session that the request names is read together with
  /// the caller's token; an administrator's request can name anybody's session, so the
  /// administrator's user record is read instead.
  @Override
  public Call admit(Request request) {
    request.limitBody(config.bodyLimit().asLongValue());
    if (request.query().length() > MOST_QUERY_CHARACTERS) {
      throw RocketChatError.QUERY_TOO_LONG.refused();
    }
    RocketChatParameters parameters = RocketChatRequestParameters.of(request);
    boolean administration = request.operation().isMarked(ForAdministrators.class);
    Optional<SessionId> named =
        administration ? Optional.empty() : SessionIdParameter.peek(parameters);
    AuthenticatedUser caller = authenticated(request, new ReadTogether(named, administration));
    request.observed().isBy(workspace.userPool().value(), null);
    return new RocketChatCall(caller, parameters, workspace);
  }

  @Override
  public Response refuse(Request request, Reason reason, String detail) {
    RocketChatError error = RocketChatError.of(reason);
    request.observed().endsWith(error.status(), error);
    return Response.status(error.status()).entity(RocketChatErrorBody.of(error, detail)).build();
  }

  /// Sets the headers of every answer as Rocket.Chat does. The rate limit is announced but not
  /// counted: `Remaining` is what it would be after the first call of a window. Only admitted
  /// callers see it.
  @Override
  public void finish(Request request, MultivaluedMap<String, Object> headers) {
    headers.putSingle("Content-Type", "application/json");
    headers.putSingle("Pragma", "no-cache");
    headers.putSingle("Access-Control-Allow-Origin", "*");
    headers.putSingle(
        "Access-Control-Allow-Headers",
        "Origin, X-Requested-With, Content-Type, Accept, X-User-Id, X-Auth-Token,"
            + " x-visitor-token, Authorization");
    if (request.isAdmitted()) {
      long reset = clock.instant().plus(config.rateLimitWindow()).toEpochMilli();
      headers.putSingle("X-RateLimit-Limit", config.rateLimitCalls());
      headers.putSingle("X-RateLimit-Remaining", Math.max(0, config.rateLimitCalls() - 1));
      headers.putSingle("X-RateLimit-Reset", reset);
    }
  }

  /// Whatever is wrong with the credentials, the answer is the same.
  private AuthenticatedUser authenticated(Request request, ReadTogether together) {
    String user = request.header("x-user-id").orElse("");
    String token = request.header("x-auth-token").orElse("");
    return logins
        .admit(workspace.userPool(), user, token, together)
        .orElseThrow(RocketChatError.NOT_LOGGED_IN::refused);
  }
}
