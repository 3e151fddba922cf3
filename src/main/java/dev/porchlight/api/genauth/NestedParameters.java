package dev.porchlight.api.genauth;

import dev.porchlight.api.RefusedException;
import dev.porchlight.credentials.JsonBody;
import dev.porchlight.credentials.Parameter;
import dev.porchlight.credentials.Parameters;
import java.util.List;

/// Objects and arrays inside a body.
final class NestedParameters {
  private NestedParameters() {}

  /// The members of an optional object; none if it is absent, null or not an object: PHP sends `[]`
  /// for an empty one.
  static Parameters object(Parameters parameters, String name) {
    return parameters
        .find(name)
        .filter(parameter -> parameter.type() == Parameter.Type.OBJECT)
        .map(parameter -> JsonBody.parse(parameter.text()))
        .orElse(Parameters.NONE);
  }

  /// The elements of an array; none if it is absent or null.
  ///
  /// @throws RefusedException that names the parameter, if it is not an array
  static List<Parameter> array(Parameters parameters, String name) {
    return parameters.find(name).map(NestedParameters::elements).orElse(List.of());
  }

  /// The elements of an array of non-empty strings.
  ///
  /// @throws RefusedException that names the parameter, if it is anything else
  static List<String> texts(Parameter array) {
    return elements(array).stream().map(element -> text(array.name(), element)).toList();
  }

  private static List<Parameter> elements(Parameter array) {
    if (array.type() != Parameter.Type.ARRAY) {
      throw GenAuthError.PARAMETER_MALFORMED.refused(array.name());
    }
    return JsonBody.elements(array.text());
  }

  private static String text(String array, Parameter element) {
    if (element.type() != Parameter.Type.STRING || element.text().isEmpty()) {
      throw GenAuthError.PARAMETER_MALFORMED.refused(array);
    }
    return element.text();
  }
}
