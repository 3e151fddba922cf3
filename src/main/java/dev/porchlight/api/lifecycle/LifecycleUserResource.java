package dev.porchlight.api.lifecycle;

import dev.porchlight.api.CurrentRequest;
import dev.porchlight.api.Writes;
import dev.porchlight.session.User;
import dev.porchlight.session.UserAccounts;
import dev.porchlight.session.UserAlias;
import dev.porchlight.session.UserChange;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Set;

/// Users, and the names that lead to them. The class's path is as short as that of
/// [StatusResource]: a longer one would hide the operations there.
@Path("/v1")
public final class LifecycleUserResource {
  private final CurrentRequest current;
  private final UserAccounts accounts;

  public LifecycleUserResource(CurrentRequest current, UserAccounts accounts) {
    this.current = current;
    this.accounts = accounts;
  }

  /// Creates or replaces the record of a user; the user's sessions remain.
  @PUT
  @Path("/users/{userId}")
  @Writes
  @NonBlocking
  public Response put() {
    LifecycleCall call = current.call(LifecycleCall.class);
    User user = call.body(members -> UserMembers.bind(call.userId(), members));
    return answer(user, accounts.put(call.userPool(), user));
  }

  /// Ends all sessions of a user, deletes the user's record and erases the history of the sessions.
  @DELETE
  @Path("/users/{userId}")
  @Writes
  @NonBlocking
  public Response delete() {
    LifecycleCall call = current.call(LifecycleCall.class);
    call.query(Set.of());
    accounts.delete(call.userPool(), call.userId());
    return Answers.noContent();
  }

  private static Response answer(User user, UserChange change) {
    return switch (change) {
      case UserChange.Created _ -> Answers.written(true, UserDocument.of(user));
      case UserChange.Replaced _ -> Answers.written(false, UserDocument.of(user));
      case UserChange.AliasTaken(UserAlias.Kind kind) ->
          throw LifecycleError.ALIAS_TAKEN.refused(kind.key());
      case UserChange.TooLarge(String field) ->
          throw LifecycleError.PARAMETER_TOO_LARGE.refused(field);
    };
  }
}
