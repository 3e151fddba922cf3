package dev.porchlight.api.rocketchat;

import dev.porchlight.api.RefusedException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The parameters of one request, by name. They are checked in the order of Rocket.Chat's validator
/// (ajv), which stops at the first error: a missing parameter, an unknown one, one of the wrong
/// type.
public final class RocketChatParameters {
  /// A request without parameters.
  public static final RocketChatParameters NONE = new RocketChatParameters();

  private final Map<String, Parameter> byName = new LinkedHashMap<>();

  /// Adds a text. A name that occurs twice makes an array.
  void addText(String name, String text) {
    byName.merge(name, new Parameter(text), (_, _) -> Parameter.STRUCTURE);
  }

  /// Adds a structure: an array or an object.
  void addStructure(String name) {
    byName.put(name, Parameter.STRUCTURE);
  }

  /// Replaces any earlier value (JSON: the last of two equal names counts).
  void putText(String name, String text) {
    byName.put(name, new Parameter(text));
  }

  /// The parameter's text; null if it is absent.
  ///
  /// @throws RefusedException if it is a structure
  @Nullable String text(String name) {
    Parameter parameter = byName.get(name);
    if (parameter != null && parameter.text() == null) {
      throw RocketChatError.NOT_A_STRING.refused();
    }
    return parameter == null ? null : parameter.text();
  }

  /// The parameter's text; null if it is absent or a structure.
  @Nullable String textIfAny(String name) {
    Parameter parameter = byName.get(name);
    return parameter == null ? null : parameter.text();
  }

  /// Whether the parameter was sent.
  boolean has(String name) {
    return byName.containsKey(name);
  }

  /// Refuses a request without this parameter.
  void require(String name) {
    if (!has(name)) {
      throw RocketChatError.SESSION_ID_MISSING.refused(name);
    }
  }

  /// Refuses a request with any other parameter.
  void allowOnly(List<String> names) {
    if (!names.containsAll(byName.keySet())) {
      throw RocketChatError.PARAMETER_UNKNOWN.refused();
    }
  }

  private record Parameter(@Nullable String text) {
    static final Parameter STRUCTURE = new Parameter(null);
  }
}
