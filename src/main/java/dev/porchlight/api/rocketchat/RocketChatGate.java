package dev.porchlight.api.rocketchat;

import dev.porchlight.access.Login;
import dev.porchlight.access.LoginTokens.Along;
import dev.porchlight.access.Logins;
import dev.porchlight.api.CurrentRequest;
import dev.porchlight.api.RawRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// What every request of the family passes before its endpoint runs: limits, then who asks. The
/// session that the request names is read in the same breath as the caller's token; an
/// administrator's request names anybody's session, so there the administrator is read instead.
@ApplicationScoped
public class RocketChatGate {
  private static final int MOST_QUERY_CHARACTERS = 8_192;

  private final CurrentRequest current;
  private final RocketChatCall call;
  private final Logins logins;
  private final Workspace workspace;
  private final long bodyLimitBytes;

  public RocketChatGate(
      CurrentRequest current,
      RocketChatCall call,
      Logins logins,
      Workspace workspace,
      RocketChatConfig config) {
    this.current = current;
    this.call = call;
    this.logins = logins;
    this.workspace = workspace;
    this.bodyLimitBytes = config.bodyLimit().asLongValue();
  }

  /// Lets the current request pass, and fills in its [RocketChatCall].
  ///
  /// @param path of the endpoint
  /// @throws RocketChatException if it may not pass
  /// @throws dev.porchlight.session.StoreUnavailableException when the store does not answer
  public void admit(String path) {
    RawRequest request = current.raw();
    if (request.bodyBytesAtMost() > bodyLimitBytes) {
      throw new RocketChatException(RocketChatError.BODY_TOO_LARGE);
    }
    if (request.query().length() > MOST_QUERY_CHARACTERS) {
      throw new RocketChatException(RocketChatError.QUERY_TOO_LONG);
    }
    Parameters parameters = RequestParameters.of(request);
    boolean administration = AdministrationResource.isAt(path);
    Along along =
        new Along(
            administration ? Optional.empty() : SessionIdParameter.peek(parameters),
            administration);
    call.accept(login(request, along), parameters);
  }

  /// Whatever is wrong with the credentials, the answer is the same.
  private Login login(RawRequest request, Along along) {
    String user = request.header("x-user-id").orElse("");
    String token = request.header("x-auth-token").orElse("");
    return logins
        .admit(workspace.userPool(), user, token, along)
        .orElseThrow(() -> new RocketChatException(RocketChatError.NOT_LOGGED_IN));
  }
}
