package dev.porchlight.api.lifecycle;

import dev.porchlight.json.Members;
import dev.porchlight.session.User;
import dev.porchlight.session.UserAlias;
import dev.porchlight.session.UserId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Reads a user from a body. Each name must be valid for its kind: a user is not stored with an
/// e-mail address that leads nowhere.
final class UserMembers {
  private UserMembers() {}

  static User bind(UserId id, Members members) {
    return new User(
        id,
        alias(members, "username", UserAlias.Kind.USERNAME),
        alias(members, "email", UserAlias.Kind.EMAIL),
        alias(members, "phone", UserAlias.Kind.PHONE),
        alias(members, "externalId", UserAlias.Kind.EXTERNAL_ID),
        members.objects("identities", UserMembers::identity),
        members.objects("syncRelations", UserMembers::syncRelation),
        Objects.requireNonNullElse(
            members.objectOrNull("profile", UserMembers::profile), User.Profile.NONE));
  }

  private static @Nullable String alias(Members members, String name, UserAlias.Kind kind) {
    String text = members.textOrNull(name);
    if (text != null && UserAlias.parse(kind, text).isEmpty()) {
      throw members.malformed(name);
    }
    return text;
  }

  private static User.Identity identity(Members members) {
    User.Identity identity =
        new User.Identity(
            members.text("identityId"),
            members.text("idpId"),
            orEmpty(members.textOrNull("idpName")),
            orEmpty(members.textOrNull("idpNameEn")),
            orEmpty(members.textOrNull("idpLogo")),
            members.text("userIdInIdp"));
    checkAccount(members, UserAlias.Kind.IDENTITY, identity.idpId() + ":" + identity.userIdInIdp());
    return identity;
  }

  private static User.SyncRelation syncRelation(Members members) {
    User.SyncRelation relation =
        new User.SyncRelation(members.text("provider"), members.text("userIdInIdp"));
    checkAccount(
        members, UserAlias.Kind.SYNC_RELATION, relation.provider() + ":" + relation.userIdInIdp());
    return relation;
  }

  private static void checkAccount(Members members, UserAlias.Kind kind, String alias) {
    if (UserAlias.parse(kind, alias).isEmpty()) {
      throw members.malformed("userIdInIdp");
    }
  }

  private static User.Profile profile(Members members) {
    return new User.Profile(
        members.textOrNull("name"),
        members.textsIfAny("roles"),
        members.textOrNull("avatarTag"),
        members.textOrNull("avatarOrigin"));
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
