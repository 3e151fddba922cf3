package dev.porchlight.api.credentials;

import dev.porchlight.api.RawRequest;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// All the ways in which a request may have been signed, likeliest first. The SDKs differ in how
/// they write an empty value, a `+` and a request without parameters.
final class Candidates {
  private final String method;
  private final String headers;
  private final String resource;
  private final Set<Candidate> candidates = new LinkedHashSet<>();

  private Candidates(RawRequest request, SignedHeaders headers, String resource) {
    this.method = request.method();
    this.headers = headers.canonical();
    this.resource = resource;
  }

  /// All candidates for one request.
  ///
  /// @param resource the path without stage prefix and query, as it was sent
  /// @throws RefusedException if body or query cannot be read
  static List<Candidate> of(RawRequest request, SignedHeaders headers, String resource)
      throws CharacterCodingException {
    Candidates all = new Candidates(request, headers, resource);
    if (RequestParameters.areInTheQuery(request)) {
      all.addQuery(request.query());
    } else {
      all.add(JsonBody.parse(request.body()));
    }
    return List.copyOf(all.candidates);
  }

  private void addQuery(String query) {
    Parameters form = QueryString.parse(query, QueryString.Plus.IS_SPACE);
    add(form);
    if (query.indexOf('+') >= 0) { // C#
      add(QueryString.parse(query, QueryString.Plus.IS_PLUS));
    }
    // Java (hutool): `+86 188…` is signed, and arrives as `%2086%20188…`.
    Parameters restored = withLeadingPlus(form);
    if (restored != form) {
      add(restored);
    }
    if (method.equals("GET")) {
      // Node's makeRequest({method: 'get'}) signs no parameters: so it sends none that count.
      candidates.add(new Candidate("get\n" + headers + resource, Parameters.NONE));
    }
  }

  private void add(Parameters parameters) {
    if (parameters.all().isEmpty()) {
      candidates.add(candidate("", parameters));
      candidates.add(candidate("?", parameters)); // Node: all members undefined
      return;
    }
    candidates.add(candidate("?" + ParameterText.write(parameters, "="), parameters));
    if (parameters.all().stream().anyMatch(parameter -> parameter.text().isEmpty())) {
      // Java up to 3.1.3: `appId=…&userId` where Node and C# write `userId=`.
      candidates.add(candidate("?" + ParameterText.write(parameters, ""), parameters));
    }
  }

  private Candidate candidate(String tail, Parameters parameters) {
    return new Candidate(method + "\n" + headers + resource + tail, parameters);
  }

  private static Parameters withLeadingPlus(Parameters parameters) {
    if (parameters.all().stream().noneMatch(parameter -> parameter.text().startsWith(" "))) {
      return parameters;
    }
    List<Parameter> restored = new ArrayList<>();
    for (Parameter parameter : parameters.all()) {
      String text = parameter.text();
      restored.add(
          text.startsWith(" ")
              ? Parameter.string(parameter.name(), "+" + text.substring(1))
              : parameter);
    }
    return new Parameters(restored);
  }
}
