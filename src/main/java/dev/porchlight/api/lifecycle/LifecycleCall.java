package dev.porchlight.api.lifecycle;

import dev.porchlight.access.AccessKey;
import dev.porchlight.api.Call;
import dev.porchlight.api.RefusedException;
import dev.porchlight.api.Request;
import dev.porchlight.credentials.Parameter;
import dev.porchlight.credentials.Parameters;
import dev.porchlight.json.MemberException;
import dev.porchlight.json.MemberRules;
import dev.porchlight.json.Members;
import dev.porchlight.session.AppId;
import dev.porchlight.session.SessionId;
import dev.porchlight.session.UserId;
import dev.porchlight.session.UserPoolId;
import java.nio.charset.CharacterCodingException;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/// An admitted call: who calls, and with which parameters.
///
/// @param accessKey the caller's
/// @param parameters the query's; of a signed request, only what the signature covers
public record LifecycleCall(Request request, AccessKey accessKey, Parameters parameters)
    implements Call {
  /// The body as a whole is limited, so its texts need no limit.
  private static final MemberRules BODY = new MemberRules(true, true, Integer.MAX_VALUE);

  /// The user pool of the caller's access key.
  UserPoolId userPool() {
    return accessKey.userPool();
  }

  /// The user that the path names, as in `/v1/users/{userId}`.
  UserId userId() {
    return id("userId", UserId::fits, UserId::new);
  }

  /// The user that the path names, by any kind of id.
  String userText() {
    return id("userId", text -> !text.isEmpty(), text -> text);
  }

  /// The app that the path names, as in `/v1/apps/{appId}`.
  AppId appId() {
    return id("appId", AppId::fits, AppId::new);
  }

  /// The session that the path names, as in `/v1/users/{userId}/sessions/{sessionId}`.
  SessionId sessionId() {
    return id("sessionId", SessionId::fits, SessionId::new);
  }

  /// The access key that the path names, as in `/v1/access-keys/{accessKeyId}`.
  String accessKeyId() {
    return id("accessKeyId", AccessKey::idFits, id -> id);
  }

  /// The query's parameters; of a signed request, those that the signature covers.
  ///
  /// @param names the parameters that the operation has
  /// @throws RefusedException that names the first parameter that is unknown or empty: an empty
  ///   variable in a caller's `?appId=` must not end the sessions in all apps
  Parameters query(Set<String> names) {
    for (Parameter parameter : parameters.all()) {
      if (!names.contains(parameter.name())) {
        throw LifecycleError.PARAMETER_UNKNOWN.refused(parameter.name());
      }
      if (parameter.text().isEmpty()) {
        throw LifecycleError.PARAMETER_MALFORMED.refused(parameter.name());
      }
    }
    return parameters;
  }

  /// The body, bound. A signature covers all of it.
  ///
  /// @param bind reads the members that the operation has
  /// @throws RefusedException if the body is not one JSON object, or a member is not as expected
  <T> T body(Function<Members, T> bind) {
    try {
      return Members.bind(request.body(), BODY, bind);
    } catch (CharacterCodingException e) {
      throw LifecycleError.BODY_MALFORMED.refused();
    } catch (MemberException e) {
      throw refusal(e);
    }
  }

  /// The answer to a check, counted in the metrics.
  Status counted(Status status) {
    request.observed().checked(status.active());
    return status;
  }

  /// The answers to checks, each counted in the metrics.
  Statuses counted(Statuses statuses) {
    statuses.results().forEach(this::counted);
    return statuses;
  }

  private static RefusedException refusal(MemberException e) {
    return switch (e.kind()) {
      case MISSING, WRONG_TYPE, MALFORMED -> LifecycleError.PARAMETER_MALFORMED.refused(e.member());
      case TOO_LARGE -> LifecycleError.PARAMETER_TOO_LARGE.refused(e.member());
      case UNKNOWN -> LifecycleError.PARAMETER_UNKNOWN.refused(e.member());
      case NOT_AN_OBJECT ->
          e.member().isEmpty()
              ? LifecycleError.BODY_MALFORMED.refused()
              : LifecycleError.PARAMETER_MALFORMED.refused(e.member());
    };
  }

  private <T> T id(String name, Predicate<String> fits, Function<String, T> make) {
    String id = request.pathParameter(name);
    if (!fits.test(id)) {
      throw LifecycleError.PARAMETER_MALFORMED.refused(name);
    }
    return make.apply(id);
  }
}
