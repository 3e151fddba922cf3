package dev.porchlight.api.genauth;

import dev.porchlight.api.Call;
import dev.porchlight.api.Family;
import dev.porchlight.api.Need;
import dev.porchlight.api.Reason;
import dev.porchlight.api.Request;
import dev.porchlight.credentials.AccessKeyAuthentication;
import dev.porchlight.credentials.CallerRefusal;
import dev.porchlight.credentials.RequestParameters;
import dev.porchlight.credentials.SignatureVerifier.Verified;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;

/// GenAuth's dialect: callers sign requests or send management tokens, and every answer is HTTP 200
/// with the outcome in its body.
@Singleton
public final class GenAuthFamily implements Family {
  private static final String JSON = "application/json";

  private final AccessKeyAuthentication authentication;
  private final Language defaultLanguage;
  private final long bodyLimitBytes;

  public GenAuthFamily(AccessKeyAuthentication authentication, GenAuthConfig config) {
    this.authentication = authentication;
    this.defaultLanguage = Language.of(config.defaultLanguage(), Language.ENGLISH);
    this.bodyLimitBytes = config.bodyLimit().asLongValue();
  }

  @Override
  public String name() {
    return "genauth";
  }

  @Override
  public String root() {
    return "/api/v3/";
  }

  /// Checks the limits, then who calls, then what is asked.
  @Override
  public Call admit(Request request) {
    request.limitBody(bodyLimitBytes);
    checkContentType(request);
    Language language = Language.of(request, defaultLanguage);
    if (request.need() == Need.NOTHING) {
      // PHP sends an empty Bearer token with its request for a token: it is ignored.
      return new GenAuthCall(request, language, null, RequestParameters.of(request));
    }
    Verified verified = authentication.authenticate(request);
    return new GenAuthCall(request, language, verified.key(), verified.parameters());
  }

  @Override
  public Response refuse(Request request, Reason reason, String detail) {
    GenAuthError error = GenAuthError.of(reason);
    request.observed().endsWith(error.statusCode(), error);
    Language language = Language.of(request, defaultLanguage);
    return Response.ok(
            Envelope.failure(error, detail, language, request.id()),
            MediaType.APPLICATION_JSON_TYPE)
        .build();
  }

  /// A body must be declared as JSON; without a content type it is taken to be JSON.
  private static void checkContentType(Request request) {
    String type = request.header("content-type").orElse(JSON).toLowerCase(Locale.ROOT);
    if (!type.startsWith(JSON) && request.hasBody()) {
      throw CallerRefusal.CONTENT_TYPE_WRONG.refused();
    }
  }
}
