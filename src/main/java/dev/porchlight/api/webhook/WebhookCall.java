package dev.porchlight.api.webhook;

import dev.porchlight.api.CurrentRequest;
import dev.porchlight.api.RawRequest;
import dev.porchlight.session.UserPoolId;
import jakarta.enterprise.context.RequestScoped;
import java.nio.charset.CharacterCodingException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The delivery that is being taken: whose it is, and what it says.
@RequestScoped
public class WebhookCall {
  private final CurrentRequest current;
  private @Nullable UserPoolId userPool;

  public WebhookCall(CurrentRequest current) {
    this.current = current;
  }

  void accept(UserPoolId sender) {
    this.userPool = sender;
  }

  /// The user pool whose secret was shown.
  public UserPoolId userPool() {
    return Objects.requireNonNull(userPool, "the filter lets nobody in without a secret");
  }

  /// What was delivered.
  ///
  /// @throws WebhookException if it cannot be read
  public Delivery delivery() {
    RawRequest request = current.raw();
    try {
      return Delivery.read(request.body(), request.header("content-type").orElse(""));
    } catch (CharacterCodingException e) {
      throw new WebhookException(WebhookError.BODY_MALFORMED);
    }
  }
}
