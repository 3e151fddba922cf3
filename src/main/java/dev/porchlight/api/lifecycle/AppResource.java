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

/// What is known of apps.
@Path("/v1/apps")
public final class AppResource {
  private final CurrentRequest current;
  private final AppWriter apps;

  public AppResource(CurrentRequest current, AppWriter apps) {
    this.current = current;
    this.apps = apps;
  }

  /// Describes an app, in the place of what was known of it. Readers may say the old for a minute.
  @PUT
  @Path("/{appId}")
  @Writes
  @NonBlocking
  public Response put() {
    LifecycleCall call = current.call(LifecycleCall.class);
    App app = call.body(members -> AppDocument.bind(call.appId(), members));
    return Answers.written(apps.put(call.userPool(), app), AppDocument.of(app));
  }

  /// Forgets what is known of an app; sessions in it stay.
  @DELETE
  @Path("/{appId}")
  @Writes
  @NonBlocking
  public Response delete() {
    LifecycleCall call = current.call(LifecycleCall.class);
    call.query(Set.of());
    apps.delete(call.userPool(), call.appId());
    return Answers.done();
  }
}
