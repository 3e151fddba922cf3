package dev.porchlight.api.lifecycle;

import dev.porchlight.access.AccessKey;
import dev.porchlight.api.CurrentRequest;
import dev.porchlight.api.StagePrefix;
import dev.porchlight.api.credentials.Parameter;
import dev.porchlight.api.credentials.Parameters;
import dev.porchlight.session.AppId;
import dev.porchlight.session.SessionId;
import dev.porchlight.session.UserId;
import dev.porchlight.session.UserPoolId;
import jakarta.enterprise.context.RequestScoped;
import java.nio.charset.CharacterCodingException;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The call that is being answered: who asks, and with what.
@RequestScoped
public class LifecycleCall {
  private final CurrentRequest request;
  private Parameters parameters = Parameters.NONE;
  private @Nullable AccessKey accessKey;

  public LifecycleCall(CurrentRequest request) {
    this.request = request;
  }

  void accept(AccessKey caller, Parameters sent) {
    this.accessKey = caller;
    this.parameters = sent;
  }

  /// The caller's access key.
  public AccessKey accessKey() {
    return Objects.requireNonNull(accessKey, "the filter lets nobody in without a key");
  }

  /// The user pool of the caller's access key.
  public UserPoolId userPool() {
    return accessKey().userPool();
  }

  /// The user that the path names, as in `/v1/users/{userId}`.
  public UserId userId() {
    return id("users", "userId", UserId::fits, UserId::new);
  }

  /// The user that the path names, by whatever kind of id.
  public String userText() {
    return id("users", "userId", text -> !text.isEmpty(), text -> text);
  }

  /// The app that the path names, as in `/v1/apps/{appId}`.
  public AppId appId() {
    return id("apps", "appId", AppId::fits, AppId::new);
  }

  /// The session that the path names, as in `/v1/users/{userId}/sessions/{sessionId}`.
  public SessionId sessionId() {
    return id("sessions", "sessionId", SessionId::fits, SessionId::new);
  }

  /// The access key that the path names, as in `/v1/access-keys/{accessKeyId}`.
  public String accessKeyId() {
    return id("access-keys", "accessKeyId", AccessKey::idFits, id -> id);
  }

  /// What the query asks; for a signed request, what the signature covers.
  ///
  /// @param names of the parameters that the operation has
  /// @throws LifecycleException that names the first other one, or the first that is empty: a
  ///   caller's empty variable in `?appId=` must not end the sessions in all apps
  public Parameters query(Set<String> names) {
    for (Parameter parameter : parameters.all()) {
      if (!names.contains(parameter.name())) {
        throw new LifecycleException(LifecycleError.PARAMETER_UNKNOWN, parameter.name());
      }
      if (parameter.text().isEmpty()) {
        throw LifecycleException.malformed(parameter.name());
      }
    }
    return parameters;
  }

  /// What the body says. A signature covers all of it.
  ///
  /// @param bind reads the members that the operation has
  /// @throws LifecycleException if the body holds another member
  public <T> T body(Function<Members, T> bind) {
    try {
      return Members.bind(request.raw().body(), bind);
    } catch (CharacterCodingException e) {
      throw new LifecycleException(LifecycleError.BODY_MALFORMED);
    }
  }

  /// The answer to a check, which metrics count.
  Status counted(Status status) {
    request.observed().checked(status.active());
    return status;
  }

  /// The answers to checks, which metrics count one by one.
  Statuses counted(Statuses statuses) {
    statuses.results().forEach(this::counted);
    return statuses;
  }

  private <T> T id(
      String collection, String name, Predicate<String> fits, Function<String, T> make) {
    String id = PathSegments.of(StagePrefix.cut(request.raw().path())).after(collection);
    if (!fits.test(id)) {
      throw LifecycleException.malformed(name);
    }
    return make.apply(id);
  }
}
