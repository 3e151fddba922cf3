package dev.porchlight.api.oidc;

import dev.porchlight.api.RefusedException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/// The keys that an issuer published.
record IssuerKeys(List<JsonWebKey> keys) {
  /// The first keys of a set are used, so that a token without `kid` makes little work.
  private static final int MOST_KEYS = 64;

  /// The keys of a key set (RFC 7517). Keys that are malformed or not for verifying are left out,
  /// as the RFC recommends.
  ///
  /// @throws JoseException if it is not a key set, or if it has keys but none can be used
  static IssuerKeys parse(String json) throws JoseException {
    if (!(JsonUtil.parseJson(json).get("keys") instanceof List<?> members)) {
      throw new JoseException("not a key set");
    }
    List<JsonWebKey> keys =
        members.stream().flatMap(member -> key(member).stream()).limit(MOST_KEYS).toList();
    if (keys.isEmpty() && !members.isEmpty()) {
      throw new JoseException("no usable key");
    }
    return new IssuerKeys(keys);
  }

  /// Whether one of the keys signed a token.
  boolean signed(SignedToken token) {
    return candidates(token).stream().anyMatch(token::isSignedBy);
  }

  /// Why a token is refused that none of the keys signed.
  RefusedException refusal(SignedToken token) {
    return (candidates(token).isEmpty() ? OidcError.KEY_UNKNOWN : OidcError.SIGNATURE_WRONG)
        .refused();
  }

  /// A token or a key without `kid` leaves open which key it is.
  private List<JsonWebKey> candidates(SignedToken token) {
    return keys.stream()
        .filter(key -> token.algorithm().fits(key))
        .filter(key ->
            token.keyId() == null || key.getKeyId() == null || key.getKeyId().equals(token.keyId()))
        .toList();
  }

  private static Optional<JsonWebKey> key(Object member) {
    if (!(member instanceof Map<?, ?> parameters) || !isForVerifying(parameters)) {
      return Optional.empty();
    }
    try {
      @SuppressWarnings("unchecked") // The members of a JSON object have names.
      Map<String, Object> named = (Map<String, Object>) parameters;
      return Optional.of(JsonWebKey.Factory.newJwk(named))
          .filter(PublicJsonWebKey.class::isInstance);
    } catch (JoseException | RuntimeException e) {
      // Numbers that are not on the curve, text instead of a list: the library throws anything.
      return Optional.empty();
    }
  }

  private static boolean isForVerifying(Map<?, ?> key) {
    Object use = key.get("use");
    Object operations = key.get("key_ops");
    return (use == null || use.equals("sig"))
        && (operations == null || (operations instanceof List<?> list && list.contains("verify")));
  }
}
