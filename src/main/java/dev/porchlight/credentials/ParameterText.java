package dev.porchlight.credentials;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;

/// Parameters as SDKs sign them: `key=value`, sorted by key (by UTF-16 code unit), joined by `&`,
/// nothing escaped.
///
/// Because nothing is escaped, `{"appId":"a&userId=b"}` and `{"appId":"a","userId":"b"}` have the
/// same signature. [#ambiguous] finds the requests that could stand for another one: once they are
/// refused, no two accepted requests share a text (`docs/decisions/0004-unescaped-signatures.md`
/// has the proof).
final class ParameterText {
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
