package dev.porchlight.api.credentials;

import dev.porchlight.api.CurrentRequest;
import dev.porchlight.api.StagePrefix;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// Lets the family that a refused request was meant for say so.
@Singleton
public final class RefusedRequests {
  private final List<KeyedFamily> families;
  private final CurrentRequest current;

  public RefusedRequests(@All List<KeyedFamily> families, CurrentRequest current) {
    this.families = families;
    this.current = current;
  }

  @ServerExceptionMapper
  public Response refused(RefusedException e) {
    String path = StagePrefix.cut(current.raw().path());
    return families.stream()
        .filter(family -> family.owns(path))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("only families with access keys refuse"))
        .answer(e);
  }
}
