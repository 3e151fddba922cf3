package dev.porchlight.api.lifecycle;

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
@Lifecycle
@Path("/v1/apps")
public final class AppResource {
  private final LifecycleCall call;
  private final AppWriter apps;

  public AppResource(LifecycleCall call, AppWriter apps) {
    this.call = call;
    this.apps = apps;
  }

  /// Describes an app, in the place of what was known of it. Readers may say the old for a minute.
  @PUT
  @Path("/{appId}")
  @Writes
  @NonBlocking
  public Response put() {
    App app = call.body(members -> AppDocument.bind(call.appId(), members));
    return Answers.written(apps.put(call.userPool(), app), AppDocument.of(app));
  }

  /// Forgets what is known of an app; sessions in it stay.
  @DELETE
  @Path("/{appId}")
  @Writes
  @NonBlocking
  public Response delete() {
    call.query(Set.of());
    apps.delete(call.userPool(), call.appId());
    return Answers.done();
  }
}
