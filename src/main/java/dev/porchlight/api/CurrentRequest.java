package dev.porchlight.api;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The request that is being answered.
@RequestScoped
public class CurrentRequest {
  private static final int UUID_CHARACTERS = 36;

  private final APIGatewayV2HTTPEvent event;
  private final Context lambda;
  private @Nullable RawRequest raw;
  private @Nullable String id;

  public CurrentRequest(APIGatewayV2HTTPEvent event, Context lambda) {
    this.event = event;
    this.lambda = lambda;
  }

  /// The request as it arrived.
  public RawRequest raw() {
    if (raw == null) {
      raw = RawRequest.of(event);
    }
    return raw;
  }

  /// A lower-case UUID that names the request in the answer and in the log: Lambda's own request
  /// id, so that both lead to the invocation.
  public String id() {
    if (id == null) {
      String given = lambda.getAwsRequestId();
      boolean isUuid = given != null && given.length() == UUID_CHARACTERS;
      id = isUuid ? given : UUID.randomUUID().toString();
    }
    return id;
  }
}
