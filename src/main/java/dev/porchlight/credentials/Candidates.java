package dev.porchlight.credentials;

import dev.porchlight.api.PercentEncoding.Plus;
import dev.porchlight.api.RefusedException;
import dev.porchlight.api.Request;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// All the ways in which a request may have been signed, likeliest first. SDKs differ in how they
/// write an empty value, a `+` and a request without parameters.
final class Candidates {
  /// One way in which an SDK may have signed a request.
  ///
  /// @param stringToSign what the signature would then cover
  /// @param parameters what the request would then mean
  record Candidate(String stringToSign, Parameters parameters) {}

  private final String method;
  private final String headers;
  private final Set<String> paths;
  private final Set<Candidate> candidates = new LinkedHashSet<>();

  private Candidates(Request request, SignedHeaders headers) {
    this.method = request.method();
    this.headers = headers.canonical();
    this.paths = request.path().spellings();
  }

  /// All candidates for one request.
  ///
  /// @throws RefusedException if the body or the query cannot be read
  static Set<Candidate> of(Request request, SignedHeaders headers) throws CharacterCodingException {
    Candidates all = new Candidates(request, headers);
    if (RequestParameters.areInTheQuery(request)) {
      all.addQuery(request.query());
    } else {
      all.add(JsonBody.parse(request.body()));
    }
    return all.candidates;
  }

  private void addQuery(String query) {
    Parameters form = QueryString.parse(query, Plus.IS_SPACE);
    add(form);
    if (query.indexOf('+') >= 0) { // C#
      add(QueryString.parse(query, Plus.IS_PLUS));
    }
    // Java (hutool) signs `+86 188…`, and sends `%2086%20188…`.
    Parameters restored = withLeadingPlus(form);
    if (restored != form) {
      add(restored);
    }
    if (method.equals("GET")) {
      // Node's makeRequest({method: 'get'}) signs no parameters, so none that it sends count.
      add("get", "", Parameters.NONE);
    }
  }

  private void add(Parameters parameters) {
    if (parameters.all().isEmpty()) {
      add(method, "", parameters);
      add(method, "?", parameters); // Node: all members undefined
      return;
    }
    add(method, "?" + ParameterText.write(parameters, "="), parameters);
    if (parameters.all().stream().anyMatch(parameter -> parameter.text().isEmpty())) {
      // Java up to 3.1.3: `appId=…&userId` where Node and C# write `userId=`.
      add(method, "?" + ParameterText.write(parameters, ""), parameters);
    }
  }

  private void add(String verb, String tail, Parameters parameters) {
    for (String path : paths) {
      candidates.add(new Candidate(verb + "\n" + headers + path + tail, parameters));
    }
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
