package dev.porchlight.api.genauth;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.porchlight.session.User;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `UserDto`, as far as Porchlight knows its users: unknown fields are omitted, not invented.
///
/// @param identities omitted unless requested
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"userId", "externalId", "email", "phone", "username", "name", "identities"})
@RegisterForReflection
public record FoundUser(
    String userId,
    @Nullable String externalId,
    @Nullable String email,
    @Nullable String phone,
    @Nullable String username,
    @Nullable String name,
    @Nullable List<FoundIdentity> identities) {
  static FoundUser of(User user, boolean withIdentities) {
    return new FoundUser(
        user.id().value(),
        user.externalId(),
        user.email(),
        user.phone(),
        user.username(),
        user.profile().name(),
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
