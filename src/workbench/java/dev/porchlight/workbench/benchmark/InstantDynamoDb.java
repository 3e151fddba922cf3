package dev.porchlight.workbench.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/// A DynamoDB that answers every GetItem immediately, so that only the caller's own cost is
/// measured. It holds one access key and one presence.
public final class InstantDynamoDb extends StandIn {
  /// The secret of [SignedCheck], sealed for its key with the default data key.
  private static final String SEALED =
      "AGluc3RhbnRzdG9yZRp3+SWDLEfxA0hUsiSz+hYwD0q3T5t36TwA0MkH0piYTDHCltbeHQOeVJNWvoIgWQ==";

  private static final byte[] ACCESS_KEY =
      """
      {"Item":{"accessKeyId":{"S":"%s"},"secret":{"B":"%s"},"userPoolId":{"S":"%s"},"scopes":{"SS":["read"]}}}\
      """
          .formatted(SignedCheck.KEY, SEALED, SignedCheck.KEY)
          .getBytes(StandardCharsets.UTF_8);
  private static final byte[] PRESENCE =
      """
      {"Item":{"PK":{"S":"POOL#p#USER#u"},"SK":{"S":"APP#a"},"entity":{"S":"presence"},\
      "firstLoginAt":{"N":"1793520000000"},"lastLoginAt":{"N":"1793611800000"},\
      "live#s-bob-chat-laptop":{"N":"4070908800000"},"live#s-bob-chat-phone":{"N":"4070908800000"}}}\
      """
          .getBytes(StandardCharsets.UTF_8);

  @Override
  void serve(HttpConnection connection) throws IOException {
    for (HttpConnection.Request request = connection.read();
        request != null;
        request = connection.read()) {
      boolean asksForKey = request.body().contains("\"accessKeyId\"");
      byte[] body = asksForKey ? ACCESS_KEY : PRESENCE;
      connection.write(head(body), body);
    }
  }

  private static String head(byte[] body) {
    CRC32 crc = new CRC32();
    crc.update(body);
    return "HTTP/1.1 200 OK\r\nContent-Type: application/x-amz-json-1.0\r\nx-amzn-RequestId: x\r\n"
        + "x-amz-crc32: "
        + crc.getValue()
        + "\r\n";
  }
}
