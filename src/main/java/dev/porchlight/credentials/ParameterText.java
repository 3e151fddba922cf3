package dev.porchlight.credentials;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/// Parameters as SDKs sign them: `key=value`, sorted by key (by UTF-16 code unit), joined by `&`,
/// nothing escaped.
///
/// Because nothing is escaped, `{"appId":"a&userId=b"}` and `{"appId":"a","userId":"b"}` have the
/// same signature; and so have `{"email":null}` and `{"email":"null"}`. [#ambiguous] and
/// [#spellsAnotherType] find the requests that could stand for another one: once they are refused,
/// no two accepted requests share a text (`docs/decisions/0004-unescaped-signatures.md` has the
/// proof).
final class ParameterText {
  private static final Set<String> LITERALS = Set.of("null", "true", "false");

  private ParameterText() {}

  /// The text to sign.
  ///
  /// @param afterEmptyKey what follows the key of an empty value: `=` or nothing
  static String write(Parameters parameters, String afterEmptyKey) {
    StringBuilder text = new StringBuilder();
    for (Parameter parameter : sorted(parameters)) {
      if (!text.isEmpty()) {
        text.append('&');
      }
      text.append(parameter.name());
      text.append(parameter.text().isEmpty() ? afterEmptyKey : "=").append(parameter.text());
    }
    return text.toString();
  }

  /// Whether part of this parameter can be read as another parameter: its name contains a
  /// separator, or an `&` in its value precedes what could be the next key in order.
  static boolean ambiguous(Parameter parameter) {
    String name = parameter.name();
    if (name.indexOf('&') >= 0 || name.indexOf('=') >= 0) {
      return true;
    }
    String text = parameter.text();
    for (int at = text.indexOf('&'); at >= 0; at = text.indexOf('&', at + 1)) {
      if (text.substring(at + 1, endOfKey(text, at + 1)).compareTo(name) > 0) {
        return true;
      }
    }
    return false;
  }

  /// Whether this text could also have been signed as a value without quotes, with another meaning:
  /// `"null"` as `null`, `"{}"` as `{}`. A text of digits could not: where a number is expected,
  /// its digits mean the same, and elsewhere a number is refused.
  ///
  /// @param parameter of a JSON body; those of a query are all texts
  static boolean spellsAnotherType(Parameter parameter) {
    return parameter.type() == Parameter.Type.STRING
        && (LITERALS.contains(parameter.text()) || JsonBody.isContainer(parameter.text()));
  }

  private static int endOfKey(String text, int start) {
    int end = start;
    while (end < text.length() && text.charAt(end) != '=' && text.charAt(end) != '&') {
      end++;
    }
    return end;
  }

  private static List<Parameter> sorted(Parameters parameters) {
    Iterator<Parameter> all = parameters.all().iterator();
    if (parameters.all().size() == 1) {
      return List.of(all.next());
    }
    return parameters.all().stream().sorted(Comparator.comparing(Parameter::name)).toList();
  }
}
