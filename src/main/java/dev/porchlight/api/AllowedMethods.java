package dev.porchlight.api;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;
import org.jboss.resteasy.reactive.server.util.RuntimeResourceVisitor;
import org.jspecify.annotations.Nullable;

/// Which HTTP methods a path takes: what a 405 must tell (RFC 9110, section 15.5.6). JAX-RS knows
/// it, but its refusal does not say it.
@ApplicationScoped
public class AllowedMethods {
  private @Nullable List<Operation> operations;

  private record Operation(String method, List<String> template) {
    /// A parameter takes the place of one segment, whatever it holds.
    boolean isAt(List<String> segments) {
      if (segments.size() != template.size()) {
        return false;
      }
      for (int i = 0; i < segments.size(); i++) {
        String wanted = template.get(i);
        if (!wanted.startsWith("{") && !wanted.equals(segments.get(i))) {
          return false;
        }
      }
      return true;
    }
  }

  /// The methods of the operations at the path of a request; empty if it has none. Where there is
  /// `GET`, JAX-RS answers `HEAD` too.
  public SortedSet<String> at(ResteasyReactiveRequestContext request) {
    if (operations == null) {
      operations = operations(request);
    }
    List<String> segments = segments(request.getPath());
    SortedSet<String> methods = new TreeSet<>();
    operations.stream().filter(o -> o.isAt(segments)).forEach(o -> methods.add(o.method()));
    if (methods.contains("GET")) {
      methods.add("HEAD");
    }
    return methods;
  }

  private static List<Operation> operations(ResteasyReactiveRequestContext request) {
    List<Operation> found = new ArrayList<>();
    RuntimeResourceVisitor.visitRuntimeResources(
        "",
        request.getDeployment().getClassMappers(),
        new RuntimeResourceVisitor() {
          @Override
          public void visitRuntimeResource(
              String method, String template, RuntimeResource resource) {
            found.add(new Operation(method, segments(template)));
          }
        });
    return List.copyOf(found);
  }

  private static List<String> segments(String path) {
    return List.of(path.replaceFirst("^/+", "").split("/+"));
  }
}
