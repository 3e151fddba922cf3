package dev.porchlight.api.genauth;

import dev.porchlight.session.AppCatalogue;
import dev.porchlight.session.LoginHistory;
import dev.porchlight.session.LoginPage;
import dev.porchlight.session.Session;
import dev.porchlight.session.UserId;
import dev.porchlight.session.Users;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.stream.Collectors;

/// The question about a user's sign-ins.
@GenAuth
@Path("/api/v3/get-user-login-history")
@Produces(MediaType.APPLICATION_JSON)
public final class LoginHistoryResource {
  private final GenAuthCall call;
  private final Users users;
  private final LoginHistory history;
  private final AppCatalogue catalogue;

  public LoginHistoryResource(
      GenAuthCall call, Users users, LoginHistory history, AppCatalogue catalogue) {
    this.call = call;
    this.users = users;
    this.history = history;
    this.catalogue = catalogue;
  }

  /// A page of a user's sign-ins, newest first.
  @GET
  @NonBlocking
  public Envelope<PastLogins> getUserLoginHistory() {
    LoginHistoryQuestion question = LoginHistoryQuestion.of(call.parameters());
    LoginPage page = page(question);
    return call.success(
        PastLogins.of(
            page,
            catalogue.find(
                call.userPool(),
                page.sessions().stream().map(Session::appId).collect(Collectors.toSet()))));
  }

  private LoginPage page(LoginHistoryQuestion question) {
    UserId user =
        users.idOf(call.userPool(), question.user()).orElseThrow(GenAuthException::userUnknown);
    Page page = question.page();
    return history.page(call.userPool(), user, question.filter(), page.number(), page.limit());
  }
}
