package dev.porchlight.api.genauth;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.porchlight.session.User;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `UserDto`, as far as Porchlight knows its users: unknown fields are omitted, not invented. The
/// SDKs' models require some fields of closed lists; C# reads a missing one as the list's first
/// member (a suspended man who has left). These get the value that claims least.
///
/// @param status no user here is blocked, as far as Porchlight knows
/// @param gender `U` is GenAuth's "unknown"
/// @param emailVerified nothing is known to be verified
/// @param userSourceType users come from other systems
/// @param identities omitted unless requested
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({
  "userId",
  "status",
  "workStatus",
  "externalId",
  "email",
  "phone",
  "username",
  "name",
  "gender",
  "emailVerified",
  "phoneVerified",
  "userSourceType",
  "identities"
})
@RegisterForReflection
public record FoundUser(
    String userId,
    String status,
    String workStatus,
    @Nullable String externalId,
    @Nullable String email,
    @Nullable String phone,
    @Nullable String username,
    @Nullable String name,
    String gender,
    boolean emailVerified,
    boolean phoneVerified,
    String userSourceType,
    @Nullable List<FoundIdentity> identities) {
  static FoundUser of(User user, boolean withIdentities) {
    return new FoundUser(
        user.id().value(),
        "Activated",
        "Active",
        user.externalId(),
        user.email(),
        user.phone(),
        user.username(),
        user.profile().name(),
        "U",
        false,
        false,
        "sync",
        withIdentities ? user.identities().stream().map(FoundIdentity::of).toList() : null);
  }

  /// `IdentityDto`. Its `provider` is a closed list in the Java SDK, and unknown here.
  @JsonPropertyOrder({"identityId", "extIdpId", "userIdInIdp"})
  @RegisterForReflection
  public record FoundIdentity(String identityId, String extIdpId, String userIdInIdp) {
    static FoundIdentity of(User.Identity identity) {
      return new FoundIdentity(identity.identityId(), identity.idpId(), identity.userIdInIdp());
    }
  }
}
