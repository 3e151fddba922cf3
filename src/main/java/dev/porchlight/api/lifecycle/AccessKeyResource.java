package dev.porchlight.api.lifecycle;

import dev.porchlight.access.AccessKeyIssuer;
import dev.porchlight.access.Issuing;
import dev.porchlight.access.Scope;
import dev.porchlight.api.Administers;
import dev.porchlight.api.CurrentRequest;
import dev.porchlight.api.Writes;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;

/// The access keys of the caller's user pool.
@Path("/v1/access-keys")
@Administers
public final class AccessKeyResource {
  private final CurrentRequest current;
  private final AccessKeyIssuer issuer;

  public AccessKeyResource(CurrentRequest current, AccessKeyIssuer issuer) {
    this.current = current;
    this.issuer = issuer;
  }

  /// Issues an access key. Only this answer contains its secret.
  @POST
  @Writes
  @NonBlocking
  public Response issue() {
    LifecycleCall call = current.call(LifecycleCall.class);
    AccessKeyInput input = call.body(AccessKeyInput::bind);
    return answer(call, input.issueWith(issuer, call.accessKey()));
  }

  /// Lists the access keys, without secrets, in order of their ids.
  @GET
  @NonBlocking
  public Response list() {
    LifecycleCall call = current.call(LifecycleCall.class);
    AccessKeyListInput input = AccessKeyListInput.of(call.query(AccessKeyListInput.NAMES));
    return Answers.ok(AccessKeyList.of(issuer.list(call.userPool(), input.after(), input.limit())));
  }

  /// Revokes an access key, with all that it issued. They may still work for up to a minute.
  @DELETE
  @Path("/{accessKeyId}")
  @Writes
  @NonBlocking
  public Response revoke() {
    LifecycleCall call = current.call(LifecycleCall.class);
    call.query(Set.of());
    if (!issuer.revoke(call.userPool(), call.accessKeyId())) {
      throw LifecycleError.ACCESS_KEY_UNKNOWN.refused();
    }
    call.request().observed().concerns(call.accessKeyId());
    return Answers.noContent();
  }

  private static Response answer(LifecycleCall call, Issuing issuing) {
    return switch (issuing) {
      case Issuing.Issued issued -> {
        call.request().observed().concerns(issued.key().id());
        yield Answers.created(IssuedAccessKey.of(issued)).build();
      }
      case Issuing.ScopeMissing(Scope scope) ->
          throw LifecycleError.SCOPE_NOT_GRANTED.refused(scope.key());
      case Issuing.Exist(List<String> ids) ->
          throw LifecycleError.ACCESS_KEY_EXISTS.refused(String.join(", ", ids));
      case Issuing.TooMany(int most) ->
          throw LifecycleError.ACCESS_KEYS_TOO_MANY.refused(Integer.toString(most));
      case Issuing.IssuerRevoked _ -> throw LifecycleError.NOT_SIGNED_IN.refused();
    };
  }
}
