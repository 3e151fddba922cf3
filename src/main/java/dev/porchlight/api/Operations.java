package dev.porchlight.api;

import java.util.IdentityHashMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jboss.resteasy.reactive.server.core.Deployment;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;
import org.jboss.resteasy.reactive.server.mapping.URITemplate;
import org.jboss.resteasy.reactive.server.util.RuntimeResourceVisitor;
import org.jspecify.annotations.Nullable;

/// All operations that JAX-RS has found.
final class Operations {
  private final IdentityHashMap<RuntimeResource, Operation> byResource = new IdentityHashMap<>();

  Operations(Deployment deployment) {
    RuntimeResourceVisitor.visitRuntimeResources(
        "",
        deployment.getClassMappers(),
        new RuntimeResourceVisitor() {
          @Override
          public void visitRuntimeResource(
              String method, String template, RuntimeResource resource) {
            byResource.put(resource, operation(resource));
          }
        });
  }

  /// The operation that JAX-RS has matched.
  Operation matched(ResteasyReactiveRequestContext request) {
    return byResource.computeIfAbsent(request.getTarget(), Operations::operation);
  }

  /// The HTTP methods of the operations at a path; empty if there are none. A 405 must list them
  /// (RFC 9110, section 15.5.6); JAX-RS knows them, but its refusal does not carry them.
  SortedSet<String> methodsAt(String path) {
    SortedSet<String> methods = new TreeSet<>();
    byResource.values().stream()
        .filter(operation -> operation.isAt(path))
        .forEach(operation -> methods.add(operation.method()));
    return methods;
  }

  private static Operation operation(RuntimeResource resource) {
    String path = template(resource.getClassPath()) + template(resource.getPath());
    return Operation.of(resource.getHttpMethod(), path, resource.getResourceClass());
  }

  private static String template(@Nullable URITemplate part) {
    return part == null || part.template.equals("/") ? "" : part.template;
  }
}
