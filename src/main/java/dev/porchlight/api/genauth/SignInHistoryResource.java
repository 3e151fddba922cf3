package dev.porchlight.api.genauth;

import dev.porchlight.api.CurrentRequest;
import dev.porchlight.session.AppCatalogue;
import dev.porchlight.session.Session;
import dev.porchlight.session.SignInHistory;
import dev.porchlight.session.SignInPage;
import dev.porchlight.session.UserId;
import dev.porchlight.session.UserPoolId;
import dev.porchlight.session.Users;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.stream.Collectors;

/// The query for a user's sign-ins.
@Path("/api/v3/get-user-login-history")
@Produces(MediaType.APPLICATION_JSON)
public final class SignInHistoryResource {
  private final CurrentRequest current;
  private final Users users;
  private final SignInHistory history;
  private final AppCatalogue catalogue;

  public SignInHistoryResource(
      CurrentRequest current, Users users, SignInHistory history, AppCatalogue catalogue) {
    this.current = current;
    this.users = users;
    this.history = history;
    this.catalogue = catalogue;
  }

  /// A page of a user's sign-ins, newest first.
  @GET
  @NonBlocking
  public Envelope<PastSignIns> getUserLoginHistory() {
    GenAuthCall call = current.call(GenAuthCall.class);
    SignInHistoryInput input = SignInHistoryInput.of(call.parameters());
    SignInPage page = page(call.userPool(), input);
    return call.success(
        PastSignIns.of(
            page,
            catalogue.find(
                call.userPool(),
                page.sessions().stream().map(Session::appId).collect(Collectors.toSet()))));
  }

  private SignInPage page(UserPoolId pool, SignInHistoryInput input) {
    UserId user = users.idOf(pool, input.user()).orElseThrow(GenAuthError.USER_UNKNOWN::refused);
    Page page = input.page();
    return history.page(pool, user, input.filter(), page.number(), page.limit());
  }
}
