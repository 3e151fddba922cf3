package dev.porchlight.credentials;

import dev.porchlight.access.AccessKey;
import java.util.Optional;

/// The header `Authorization: authing <access key id>:<signature>`.
///
/// @param signature as sent: base64 of an HMAC-SHA1, standard alphabet, padded
public record SignedAuthorization(SignatureScheme scheme, String accessKeyId, String signature) {
  private static final int SIGNATURE_CHARACTERS = 28;

  /// Whether a header value claims to be a signature; it may still be malformed.
  public static boolean isClaimedBy(String header) {
    return schemeOf(header).isPresent();
  }

  /// The parts of the header; empty if it does not have this form.
  public static Optional<SignedAuthorization> parse(String header) {
    return schemeOf(header).flatMap(scheme -> parse(scheme, header));
  }

  private static Optional<SignedAuthorization> parse(SignatureScheme scheme, String header) {
    int start = scheme.authorizationPrefix().length();
    int colon = header.lastIndexOf(':');
    if (colon < start || header.length() - colon - 1 != SIGNATURE_CHARACTERS) {
      return Optional.empty();
    }
    String id = header.substring(start, colon);
    return AccessKey.idFits(id)
        ? Optional.of(new SignedAuthorization(scheme, id, header.substring(colon + 1)))
        : Optional.empty();
  }

  private static Optional<SignatureScheme> schemeOf(String header) {
    for (SignatureScheme scheme : SignatureScheme.values()) {
      String prefix = scheme.authorizationPrefix();
      if (header.regionMatches(true, 0, prefix, 0, prefix.length())) {
        return Optional.of(scheme);
      }
    }
    return Optional.empty();
  }
}
