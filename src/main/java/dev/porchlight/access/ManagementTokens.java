package dev.porchlight.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;

/// Management tokens: JWTs (HS256) that stand for an access key. Each is signed with a key derived
/// from the access key's own secret, so revoking the access key revokes its tokens.
///
/// The claims are those that SDKs read: `scoped_userpool_id` must be a string (Go panics without
/// it), and the payload must not contain `-` or `_` in base64url (Python decodes it with the
/// standard alphabet). ASCII without `>`, `?` and `~` ensures that, and ids allow nothing else.
public final class ManagementTokens {
  /// The longest token that is considered, in characters.
  public static final int MOST_CHARACTERS = 4_096;

  private static final String USER_POOL_CLAIM = "scoped_userpool_id";
  private static final String KEY_CLAIM = "access_key_id";
  private static final String TYPE_CLAIM = "token_type";
  private static final String TYPE = "management_token";
  private static final String KEY_PURPOSE = "porchlight management token 1";

  /// `{"alg":"HS256","typ":"JWT"}`: the header of every token issued here. A token with any other
  /// header is not ours and is not parsed.
  private static final String HEADER = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.";

  private static final AlgorithmConstraints HS256_ONLY =
      new AlgorithmConstraints(
          AlgorithmConstraints.ConstraintType.PERMIT, AlgorithmIdentifiers.HMAC_SHA256);

  private final AccessKeys keys;
  private final InstantSource clock;
  private final Duration lifetime;
  private final Duration leeway;
  private final ExpectedSecret expectedSecret = new ExpectedSecret();

  /// @param lifetime the lifetime that clients are given
  /// @param leeway how much longer a token is accepted: clients refresh exactly at expiry and do
  ///   not retry when refused
  public ManagementTokens(
      AccessKeys keys, InstantSource clock, Duration lifetime, Duration leeway) {
    this.keys = keys;
    this.clock = clock;
    this.lifetime = lifetime;
    this.leeway = leeway;
  }

  /// How long a client may use a token.
  public Duration lifetime() {
    return lifetime;
  }

  /// A new token for `key`; tokens issued before stay valid.
  public String issue(AccessKey key) {
    Instant now = clock.instant();
    JwtClaims claims = new JwtClaims();
    claims.setStringClaim(USER_POOL_CLAIM, key.userPool().value());
    claims.setStringClaim(KEY_CLAIM, key.id());
    claims.setStringClaim(TYPE_CLAIM, TYPE);
    claims.setIssuedAt(NumericDate.fromSeconds(now.getEpochSecond()));
    claims.setExpirationTime(NumericDate.fromSeconds(now.plus(lifetime).getEpochSecond()));
    JsonWebSignature jws = new JsonWebSignature();
    jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
    jws.setHeader("typ", "JWT");
    jws.setPayload(claims.toJson());
    jws.setKey(signingKey(key.secret()));
    try {
      return jws.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException("every Java runtime has HS256", e);
    }
  }

  /// The access key that a token stands for; empty if the token was not issued here, was altered or
  /// has expired, or if its key was revoked. Known and unknown keys cost the same.
  ///
  /// @throws dev.porchlight.session.StoreUnavailableException when the store does not answer
  public Optional<AccessKey> verify(String token) {
    if (token.length() > MOST_CHARACTERS || !token.startsWith(HEADER)) {
      return Optional.empty();
    }
    try {
      JsonWebSignature jws = new JsonWebSignature();
      jws.setAlgorithmConstraints(HS256_ONLY);
      jws.setCompactSerialization(token);
      JwtClaims claims = JwtClaims.parse(jws.getUnverifiedPayload());
      Optional<AccessKey> key = find(claims);
      jws.setKey(signingKey(expectedSecret.of(key)));
      boolean signed = jws.verifySignature();
      return signed ? key.filter(k -> isValid(claims, k)) : Optional.empty();
    } catch (JoseException | InvalidJwtException e) {
      return Optional.empty();
    }
  }

  private Optional<AccessKey> find(JwtClaims claims) {
    String id = claims.getClaimValueAsString(KEY_CLAIM);
    return id != null && AccessKey.idFits(id) ? keys.find(id) : Optional.empty();
  }

  private boolean isValid(JwtClaims claims, AccessKey key) {
    try {
      NumericDate expiry = claims.getExpirationTime();
      return TYPE.equals(claims.getClaimValue(TYPE_CLAIM))
          && key.userPool().value().equals(claims.getClaimValue(USER_POOL_CLAIM))
          && expiry != null
          && clock.instant().isBefore(Instant.ofEpochSecond(expiry.getValue()).plus(leeway));
    } catch (MalformedClaimException e) {
      return false;
    }
  }

  private static HmacKey signingKey(String secret) {
    return new HmacKey(Hmac.SHA256.of(secret, KEY_PURPOSE));
  }
}
