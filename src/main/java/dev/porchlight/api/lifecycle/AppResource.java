package dev.porchlight.api.lifecycle;

import dev.porchlight.api.CurrentRequest;
import dev.porchlight.api.Writes;
import dev.porchlight.session.App;
import dev.porchlight.session.AppWriter;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Set;

/// The records of apps.
@Path("/v1/apps")
public final class AppResource {
  private final CurrentRequest current;
  private final AppWriter apps;

  public AppResource(CurrentRequest current, AppWriter apps) {
    this.current = current;
    this.apps = apps;
  }

  /// Creates or replaces the record of an app. Reads may return the old value for up to a minute.
  @PUT
  @Path("/{appId}")
  @Writes
  @NonBlocking
  public Response put() {
    LifecycleCall call = current.call(LifecycleCall.class);
    App app = call.body(members -> AppDocument.bind(call.appId(), members));
    return Answers.written(apps.put(call.userPool(), app), AppDocument.of(app));
  }

  /// Deletes the record of an app; sessions in the app remain.
  @DELETE
  @Path("/{appId}")
  @Writes
  @NonBlocking
  public Response delete() {
    LifecycleCall call = current.call(LifecycleCall.class);
    call.query(Set.of());
    apps.delete(call.userPool(), call.appId());
    return Answers.noContent();
  }
}
