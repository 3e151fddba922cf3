package dev.porchlight.credentials;

import dev.porchlight.access.AccessKey;
import dev.porchlight.access.AccessKeys;
import dev.porchlight.access.ExpectedSecret;
import dev.porchlight.access.Hmac;
import dev.porchlight.api.RefusedException;
import dev.porchlight.api.Request;
import dev.porchlight.credentials.Candidates.Candidate;
import java.nio.charset.CharacterCodingException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Verifies signed requests.
public final class SignatureVerifier {
  private static final String METHOD = "HMAC-SHA1";
  private static final String VERSION = "1.0";

  private final AccessKeys keys;
  private final InstantSource clock;
  private final Duration skew;

  private final ExpectedSecret expected = new ExpectedSecret();

  /// @param skew how far a request's time may be from the clock's, in either direction
  public SignatureVerifier(AccessKeys keys, InstantSource clock, Duration skew) {
    this.keys = keys;
    this.clock = clock;
    this.skew = skew;
  }

  /// Who signed the request, and what the signature covers.
  ///
  /// @throws RefusedException if the request was not signed in time with a known key's secret, or
  ///   could stand for another request with the same signature
  /// @throws dev.porchlight.session.StoreUnavailableException if the store does not answer
  public Verified verify(Request request, SignedAuthorization authorization)
      throws CharacterCodingException {
    SignedHeaders headers = new SignedHeaders(authorization.scheme(), request);
    checkHeaders(headers);
    Optional<AccessKey> key = keys.find(authorization.accessKeyId());
    String secret = expected.of(key);
    Candidate match = null;
    for (Candidate candidate : Candidates.of(request, headers)) {
      if (match == null && isSigned(candidate, secret, authorization.signature())) {
        match = candidate;
      }
    }
    return verified(key, match, !RequestParameters.areInTheQuery(request));
  }

  private void checkHeaders(SignedHeaders headers) {
    if (!headers.value("signature-method").orElse(METHOD).equals(METHOD)) {
      throw CallerRefusal.SIGNATURE_METHOD_WRONG.refused();
    }
    if (!headers.value("signature-version").orElse(VERSION).equals(VERSION)) {
      throw CallerRefusal.SIGNATURE_VERSION_WRONG.refused();
    }
    String time = headers.time().orElseThrow(CallerRefusal.DATE_MISSING::refused);
    SignatureTime.check(time, clock.instant(), skew);
  }

  private static boolean isSigned(Candidate candidate, String secret, String given) {
    byte[] expected = Hmac.SHA1.of(secret, candidate.stringToSign());
    // Compared as text: base64 has spare bits, and a signature must have only one spelling.
    return Hmac.isSame(Base64.getEncoder().encodeToString(expected), given);
  }

  /// @param typed whether the parameters have types, as in a JSON body
  private static Verified verified(
      Optional<AccessKey> key, @Nullable Candidate match, boolean typed) {
    if (key.isEmpty() || match == null) {
      throw CallerRefusal.SIGNATURE_WRONG.refused();
    }
    for (Parameter parameter : match.parameters().all()) {
      if (ParameterText.ambiguous(parameter)
          || (typed && ParameterText.spellsAnotherType(parameter))) {
        throw CallerRefusal.PARAMETER_MALFORMED.refused(parameter.name());
      }
    }
    return new Verified(key.get(), match.parameters());
  }

  /// A request with a valid signature.
  ///
  /// @param parameters only what the signature covers
  public record Verified(AccessKey key, Parameters parameters) {}
}
