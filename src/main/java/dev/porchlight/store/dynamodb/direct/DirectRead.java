package dev.porchlight.store.dynamodb.direct;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLSocketFactory;
import org.apache.http.HttpException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Reads one item over one kept connection. It has an answer only if everything is right: HTTP 200,
/// whole, with the right checksum, JSON that it understands, in time. Whatever else happens, it has
/// none, and the SDK must be asked: it knows how to wait, to try again, and what went wrong.
///
/// After a failure it has no answer for a while, so that a store in trouble is not asked twice.
public final class DirectRead {
  private static final long PAUSE_NANOS = Duration.ofSeconds(5).toNanos();

  private final SignedRequests requests;
  private final KeptConnection connection;
  private final ReentrantLock oneAtATime = new ReentrantLock();
  private boolean paused;
  private long pausedNanos;

  /// Over TLS, it trusts whom the JDK trusts.
  public DirectRead(StoreAddress address, InstantSource clock) {
    this(address, clock, (SSLSocketFactory) SSLSocketFactory.getDefault());
  }

  DirectRead(StoreAddress address, InstantSource clock, SSLSocketFactory tls) {
    this.requests = new SignedRequests(address, clock);
    this.connection = new KeptConnection(address.uri(), tls);
  }

  /// The item under a key whose attributes are texts.
  ///
  /// @return an empty map if there is no such item; null if the SDK must be asked
  public @Nullable Map<String, AttributeValue> item(
      String table, Map<String, AttributeValue> key, boolean consistent) {
    if (!oneAtATime.tryLock()) {
      return null;
    }
    try {
      return isPaused() ? null : ItemJson.item(ask(ItemJson.question(table, key, consistent)));
    } catch (IOException | HttpException | RuntimeException e) {
      connection.close();
      paused = true;
      pausedNanos = System.nanoTime();
      return null;
    } finally {
      oneAtATime.unlock();
    }
  }

  private byte[] ask(byte[] question) throws IOException, HttpException {
    return connection.answer(requests.asking(question));
  }

  private boolean isPaused() {
    paused = paused && System.nanoTime() - pausedNanos < PAUSE_NANOS;
    return paused;
  }
}
