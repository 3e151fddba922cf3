package dev.porchlight.api.genauth;

import dev.porchlight.api.CurrentRequest;
import dev.porchlight.session.AppCatalogue;
import dev.porchlight.session.LoginHistory;
import dev.porchlight.session.LoginPage;
import dev.porchlight.session.Session;
import dev.porchlight.session.UserId;
import dev.porchlight.session.UserPoolId;
import dev.porchlight.session.Users;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.stream.Collectors;

/// The question about a user's sign-ins.
@Path("/api/v3/get-user-login-history")
@Produces(MediaType.APPLICATION_JSON)
public final class LoginHistoryResource {
  private final CurrentRequest current;
  private final Users users;
  private final LoginHistory history;
  private final AppCatalogue catalogue;

  public LoginHistoryResource(
      CurrentRequest current, Users users, LoginHistory history, AppCatalogue catalogue) {
    this.current = current;
    this.users = users;
    this.history = history;
    this.catalogue = catalogue;
  }

  /// A page of a user's sign-ins, newest first.
  @GET
  @NonBlocking
  public Envelope<PastLogins> getUserLoginHistory() {
    GenAuthCall call = current.call(GenAuthCall.class);
    LoginHistoryQuestion question = LoginHistoryQuestion.of(call.parameters());
    LoginPage page = page(call.userPool(), question);
    return call.success(
        PastLogins.of(
            page,
            catalogue.find(
                call.userPool(),
                page.sessions().stream().map(Session::appId).collect(Collectors.toSet()))));
  }

  private LoginPage page(UserPoolId pool, LoginHistoryQuestion question) {
    UserId user = users.idOf(pool, question.user()).orElseThrow(GenAuthError.USER_UNKNOWN::refused);
    Page page = question.page();
    return history.page(pool, user, question.filter(), page.number(), page.limit());
  }
}
