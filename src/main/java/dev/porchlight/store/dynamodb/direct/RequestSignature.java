package dev.porchlight.store.dynamodb.direct;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs requests with AWS Signature Version 4 for one access key, region and service. It keeps the
/// day's signing key, so that a request costs two hashes and one HMAC. Not thread-safe.
///
/// Source: AWS General Reference, *Create a signed AWS API request*; the examples there are the
/// test's.
final class RequestSignature {
  private static final String ALGORITHM = "AWS4-HMAC-SHA256";
  private static final String HMAC = "HmacSHA256";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final int DAY_CHARACTERS = 8;

  private final String accessKeyId;
  private final byte[] secret;
  private final String region;
  private final String service;
  private final MessageDigest sha256;
  private final Mac hmac;
  private long second = Long.MIN_VALUE;
  private String time = "";
  private String scope = "";

  RequestSignature(String accessKeyId, String secretAccessKey, String region, String service) {
    this.accessKeyId = accessKeyId;
    this.secret = ("AWS4" + secretAccessKey).getBytes(StandardCharsets.UTF_8);
    this.region = region;
    this.service = service;
    try {
      this.sha256 = MessageDigest.getInstance("SHA-256");
      this.hmac = Mac.getInstance(HMAC);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The value of `X-Amz-Date` for a request that is made at `now`.
  String time(Instant now) {
    if (now.getEpochSecond() != second) {
      second = now.getEpochSecond();
      time = TIME.format(now);
      String day = time.substring(0, DAY_CHARACTERS);
      String scopeNow = day + "/" + region + "/" + service + "/aws4_request";
      if (!scopeNow.equals(scope)) {
        scope = scopeNow;
        key(hash(hash(hash(hash(secret, day), region), service), "aws4_request"));
      }
    }
    return time;
  }

  /// The value of `Authorization` for a request whose time is the last that [#time(Instant)] gave.
  ///
  /// @param start of the canonical request: method, path, query, and the headers with their names
  /// @param signedHeaders their names
  String authorization(String start, String signedHeaders, byte[] body) {
    HexFormat hex = HexFormat.of();
    String request = start + "\n" + signedHeaders + "\n" + hex.formatHex(sha256.digest(body));
    String signed =
        ALGORITHM + "\n" + time + "\n" + scope + "\n" + hex.formatHex(sha256.digest(utf8(request)));
    return ALGORITHM
        + " Credential="
        + accessKeyId
        + "/"
        + scope
        + ", SignedHeaders="
        + signedHeaders
        + ", Signature="
        + hex.formatHex(hmac.doFinal(utf8(signed)));
  }

  private byte[] hash(byte[] key, String text) {
    key(key);
    return hmac.doFinal(utf8(text));
  }

  private void key(byte[] key) {
    try {
      hmac.init(new SecretKeySpec(key, HMAC));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
