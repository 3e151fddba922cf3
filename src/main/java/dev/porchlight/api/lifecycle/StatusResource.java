package dev.porchlight.api.lifecycle;

import dev.porchlight.api.CurrentRequest;
import dev.porchlight.session.Sessions;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Is this user signed in to this app?
@Path("/v1")
public final class StatusResource {
  private final CurrentRequest current;
  private final Sessions sessions;

  public StatusResource(CurrentRequest current, Sessions sessions) {
    this.current = current;
    this.sessions = sessions;
  }

  /// For one user and one app; the user may be named by another kind of id (`userIdType`).
  @GET
  @Path("/users/{userId}/apps/{appId}/status")
  @NonBlocking
  public Response status() {
    LifecycleCall call = current.call(LifecycleCall.class);
    StatusInput input =
        StatusInput.of(call.userText(), call.query(Set.of("userIdType")), call.appId());
    return Answers.ok(
        call.counted(
            input.status(
                sessions.activeUntil(call.userPool(), input.user(), input.app()).orElse(null))));
  }

  /// For up to 100 pairs of user and app at once, answered in order.
  @POST
  @Path("/status")
  @NonBlocking
  public Response statuses() {
    LifecycleCall call = current.call(LifecycleCall.class);
    List<StatusInput> pairs = call.body(StatusInput::all);
    Set<Sessions.Question> questions = new HashSet<>();
    pairs.forEach(input -> questions.add(input.question()));
    return Answers.ok(
        call.counted(Statuses.of(pairs, sessions.activeUntil(call.userPool(), questions))));
  }
}
