package dev.porchlight.credentials;

import dev.porchlight.api.RefusedException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The parameters of one request, by name; no name occurs twice.
public final class Parameters {
  /// A request without parameters.
  public static final Parameters NONE = new Parameters(List.of());

  private final Map<String, Parameter> byName = new LinkedHashMap<>();

  /// @throws IllegalArgumentException if a name occurs twice
  public Parameters(Collection<Parameter> parameters) {
    for (Parameter parameter : parameters) {
      if (byName.put(parameter.name(), parameter) != null) {
        throw new IllegalArgumentException("a parameter occurs twice");
      }
    }
  }

  /// All of them, as they were sent.
  public Collection<Parameter> all() {
    return byName.values();
  }

  /// The parameter, whatever its type; empty if it is absent or null.
  public Optional<Parameter> find(String name) {
    return Optional.ofNullable(byName.get(name)).filter(p -> p.type() != Parameter.Type.NULL);
  }

  /// The parameter's text; empty if it is absent, null or the empty string.
  ///
  /// @throws RefusedException if it is not a string
  public Optional<String> text(String name) {
    Optional<Parameter> parameter = find(name);
    if (parameter.isPresent() && parameter.get().type() != Parameter.Type.STRING) {
      throw CallerRefusal.PARAMETER_MALFORMED.refused(name);
    }
    return parameter.map(Parameter::text).filter(text -> !text.isEmpty());
  }

  /// Refuses a request with a parameter that its operation does not have. In a query that is more
  /// than tidiness: the Java SDK does not escape `&`, so a user name `a&b=c` arrives as the user
  /// name `a` and a parameter `b`, and the answer would be about another user.
  ///
  /// @throws RefusedException that names the first such parameter
  public void allowOnly(Set<String> names) {
    for (String name : byName.keySet()) {
      if (!names.contains(name)) {
        throw CallerRefusal.PARAMETER_MALFORMED.refused(name);
      }
    }
  }
}
