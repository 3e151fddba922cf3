package dev.porchlight;

import dev.porchlight.access.AccessKeys;
import dev.porchlight.access.Hmac;
import dev.porchlight.session.AppId;
import dev.porchlight.session.Sessions;
import dev.porchlight.session.StoreUnavailableException;
import dev.porchlight.session.UserId;
import dev.porchlight.session.UserPoolId;
import dev.porchlight.session.UserReference;
import dev.porchlight.telemetry.JsonLine;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/// Does during Lambda's init phase what the first request would otherwise wait for: the connection
/// to the store with its TLS handshake, the SDK's first call, the first HMAC. It looks up a key and
/// a session that do not exist. Without credentials in the environment it does nothing.
@Singleton
public final class WarmUp {
  private static final Logger LOG = Logger.getLogger(WarmUp.class);
  private static final String NOBODY = "warm-up";

  private final AccessKeys keys;
  private final Sessions sessions;
  private final ServiceConfig config;

  public WarmUp(AccessKeys keys, Sessions sessions, ServiceConfig config) {
    this.keys = keys;
    this.sessions = sessions;
    this.config = config;
  }

  void atStart(@Observes StartupEvent start) {
    if (config.warmUp() && hasCredentials()) {
      Hmac.SHA1.of(NOBODY, NOBODY);
      askTheStore();
    }
  }

  private void askTheStore() {
    try {
      keys.find(NOBODY);
      UserReference nobody = new UserReference.ById(new UserId(NOBODY));
      sessions.isActive(new UserPoolId(NOBODY), nobody, new AppId(NOBODY));
    } catch (StoreUnavailableException e) {
      // The first request will try again, and report what it finds.
      LOG.warn(
          JsonLine.of(json -> {
            json.writeStringField("level", "WARN");
            json.writeStringField("event", "warm_up_failed");
            json.writeStringField("message", e.getMessage());
          }));
    }
  }

  private static boolean hasCredentials() {
    return System.getenv("AWS_ACCESS_KEY_ID") != null
        || System.getenv("AWS_CONTAINER_CREDENTIALS_FULL_URI") != null;
  }
}
