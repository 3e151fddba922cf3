package dev.porchlight.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.porchlight.session.StoreUnavailableException;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jboss.logging.Logger;

/// One JSON line per failure, with the request's id and nothing that a caller sent but its path: no
/// query, no header, no body.
@Singleton
public class FailureLog {
  private static final Logger LOG = Logger.getLogger(FailureLog.class);
  private static final int MOST_PATH_CHARACTERS = 200;

  private final ObjectMapper json;

  public FailureLog(ObjectMapper json) {
    this.json = json;
  }

  /// Writes the line.
  ///
  /// @param event what failed, in snake case
  public void write(String event, CurrentRequest request, Exception failure) {
    Map<String, String> line = new LinkedHashMap<>();
    line.put("level", "ERROR");
    line.put("event", event);
    line.put("requestId", request.id());
    line.put("method", request.raw().method());
    line.put("path", shortened(request.raw().path()));
    line.put("failure", failure.getClass().getSimpleName());
    if (failure instanceof StoreUnavailableException) {
      line.put("message", String.valueOf(failure.getMessage())); // always our own words
    } else {
      line.put("at", place(failure));
    }
    if (failure.getCause() != null) {
      line.put("cause", failure.getCause().getClass().getSimpleName());
    }
    LOG.error(asJson(line));
  }

  private String asJson(Map<String, String> line) {
    try {
      return json.writeValueAsString(line);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a map of texts is always JSON", e);
    }
  }

  private static String place(Exception failure) {
    StackTraceElement[] trace = failure.getStackTrace();
    return trace.length == 0 ? "" : trace[0].toString();
  }

  private static String shortened(String path) {
    return path.length() <= MOST_PATH_CHARACTERS ? path : path.substring(0, MOST_PATH_CHARACTERS);
  }
}
