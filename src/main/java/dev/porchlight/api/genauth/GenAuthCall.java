package dev.porchlight.api.genauth;

import dev.porchlight.access.AccessKey;
import dev.porchlight.api.CurrentRequest;
import dev.porchlight.api.credentials.Parameters;
import dev.porchlight.session.UserPoolId;
import jakarta.enterprise.context.RequestScoped;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The call that is being answered: who asks, with what, in which language.
@RequestScoped
public class GenAuthCall {
  private final CurrentRequest request;
  private final Language defaultLanguage;
  private Parameters parameters = Parameters.NONE;
  private @Nullable AccessKey accessKey;

  public GenAuthCall(CurrentRequest request, GenAuthConfig config) {
    this.request = request;
    this.defaultLanguage = Language.of(config.defaultLanguage(), Language.ENGLISH);
  }

  void accept(Parameters sent) {
    this.parameters = sent;
  }

  void accept(AccessKey caller, Parameters sent) {
    this.accessKey = caller;
    this.parameters = sent;
  }

  /// What was asked; for a signed request, what the signature covers.
  public Parameters parameters() {
    return parameters;
  }

  /// The user pool of the caller's access key.
  public UserPoolId userPool() {
    return Objects.requireNonNull(accessKey, "the filter lets nobody in without a key").userPool();
  }

  <T> Envelope<T> success(T data) {
    return Envelope.success(language(), request.id(), data);
  }

  /// The answer to a check.
  Envelope<SessionStatus> checked(boolean active) {
    request.observed().checked(active);
    return success(new SessionStatus(active));
  }

  Envelope<Void> failure(GenAuthError error, String detail) {
    request.observed().endsWith(error.statusCode(), error);
    return Envelope.failure(error, detail, language(), request.id());
  }

  private Language language() {
    return Language.of(request.raw(), defaultLanguage);
  }
}
