package dev.porchlight.api.lifecycle;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.porchlight.session.User;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A user on the wire. Fields that a user does not have are omitted.
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({
  "userId",
  "username",
  "email",
  "phone",
  "externalId",
  "identities",
  "syncRelations",
  "profile"
})
@RegisterForReflection
public record UserDocument(
    String userId,
    @Nullable String username,
    @Nullable String email,
    @Nullable String phone,
    @Nullable String externalId,
    List<Identity> identities,
    List<SyncRelation> syncRelations,
    Profile profile) {
  static UserDocument of(User user) {
    return new UserDocument(
        user.id().value(),
        user.username(),
        user.email(),
        user.phone(),
        user.externalId(),
        user.identities().stream().map(Identity::of).toList(),
        user.syncRelations().stream().map(SyncRelation::of).toList(),
        Profile.of(user.profile()));
  }

  /// An account at an identity provider.
  @JsonPropertyOrder({"identityId", "idpId", "idpName", "idpNameEn", "idpLogo", "userIdInIdp"})
  @RegisterForReflection
  public record Identity(
      String identityId,
      String idpId,
      String idpName,
      String idpNameEn,
      String idpLogo,
      String userIdInIdp) {
    private static Identity of(User.Identity identity) {
      return new Identity(
          identity.identityId(),
          identity.idpId(),
          identity.idpName(),
          identity.idpNameEn(),
          identity.idpLogo(),
          identity.userIdInIdp());
    }
  }

  /// An account in a synchronised directory.
  @JsonPropertyOrder({"provider", "userIdInIdp"})
  @RegisterForReflection
  public record SyncRelation(String provider, String userIdInIdp) {
    private static SyncRelation of(User.SyncRelation relation) {
      return new SyncRelation(relation.provider(), relation.userIdInIdp());
    }
  }

  /// What a chat workspace shows of the user.
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @JsonPropertyOrder({"name", "roles", "avatarTag", "avatarOrigin"})
  @RegisterForReflection
  public record Profile(
      @Nullable String name,
      List<String> roles,
      @Nullable String avatarTag,
      @Nullable String avatarOrigin) {
    private static Profile of(User.Profile profile) {
      return new Profile(
          profile.name(), profile.roles(), profile.avatarTag(), profile.avatarOrigin());
    }
  }
}
