package dev.porchlight.store.dynamodb.direct;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.apache.http.HttpEntityEnclosingRequest;
import org.apache.http.entity.ByteArrayEntity;
import org.apache.http.message.BasicHttpEntityEnclosingRequest;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/// Makes signed requests for `GetItem`. Not thread-safe.
final class SignedRequests {
  private static final String CONTENT_TYPE = "application/x-amz-json-1.0";
  private static final String TARGET = "DynamoDB_20120810.GetItem";

  /// Where Lambda says which trace a call belongs to, as the SDK knows it.
  private static final String TRACE = "com.amazonaws.xray.traceHeader";

  /// How often the SDK is asked for credentials: it renews them minutes before they expire.
  private static final Duration CREDENTIALS_KEPT = Duration.ofSeconds(10);

  private final StoreAddress address;
  private final InstantSource clock;
  private final String host;
  private @Nullable Caller caller;

  SignedRequests(StoreAddress address, InstantSource clock) {
    this.address = address;
    this.clock = clock;
    this.host = address.host();
  }

  HttpEntityEnclosingRequest asking(byte[] question) {
    Instant now = clock.instant();
    Caller by = caller(now);
    String time = by.signature.time(now);
    BasicHttpEntityEnclosingRequest request = new BasicHttpEntityEnclosingRequest("POST", "/");
    request.addHeader("Host", host);
    request.addHeader("Content-Type", CONTENT_TYPE);
    request.addHeader("Content-Length", Integer.toString(question.length));
    request.addHeader("X-Amz-Date", time);
    request.addHeader("X-Amz-Target", TARGET);
    if (by.token != null) {
      request.addHeader("X-Amz-Security-Token", by.token);
    }
    request.addHeader("Authorization", by.authorization(host, time, question));
    String trace = System.getProperty(TRACE, "");
    if (!trace.isEmpty()) {
      request.addHeader("X-Amzn-Trace-Id", trace);
    }
    request.setEntity(new ByteArrayEntity(question));
    return request;
  }

  private Caller caller(Instant now) {
    Caller known = caller;
    if (known == null || !now.isBefore(known.keptUntil) || now.isBefore(known.since)) {
      AwsCredentialsIdentity identity = address.credentials().resolveIdentity().join();
      known = new Caller(identity, address.region().id(), now);
      caller = known;
    }
    return known;
  }

  private static final class Caller {
    private final RequestSignature signature;
    private final @Nullable String token;
    private final Instant since;
    private final Instant keptUntil;

    Caller(AwsCredentialsIdentity identity, String region, Instant now) {
      this.signature =
          new RequestSignature(
              identity.accessKeyId(), identity.secretAccessKey(), region, "dynamodb");
      this.token =
          identity instanceof AwsSessionCredentialsIdentity session ? session.sessionToken() : null;
      this.since = now;
      this.keptUntil = now.plus(CREDENTIALS_KEPT);
    }

    String authorization(String host, String time, byte[] question) {
      String tokenLine = token == null ? "" : "x-amz-security-token:" + token + "\n";
      String tokenName = token == null ? "" : "x-amz-security-token;";
      String start =
          "POST\n/\n\ncontent-type:"
              + CONTENT_TYPE
              + "\nhost:"
              + host
              + "\nx-amz-date:"
              + time
              + "\n"
              + tokenLine
              + "x-amz-target:"
              + TARGET
              + "\n";
      return signature.authorization(
          start, "content-type;host;x-amz-date;" + tokenName + "x-amz-target", question);
    }
  }
}
