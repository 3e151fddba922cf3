package dev.porchlight.store.dynamodb;

import dev.porchlight.session.User;
import dev.porchlight.session.UserId;
import dev.porchlight.session.UserPoolId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The profile of a user.
final class UserItem {
  private static final String USERNAME = "username";
  private static final String EMAIL = "email";
  private static final String PHONE = "phone";
  private static final String EXTERNAL_ID = "externalId";
  private static final String IDENTITIES = "identities";
  private static final String SYNC_RELATIONS = "syncRelations";
  private static final String NAME = "name";
  private static final String ROLES = "roles";
  private static final String AVATAR_TAG = "avatarTag";
  private static final String AVATAR_ORIGIN = "avatarOrigin";

  private UserItem() {}

  static User read(Map<String, AttributeValue> item) {
    return new User(
        new UserId(Items.text(item, SessionTable.USER_ID)),
        Items.textOrNull(item, USERNAME),
        Items.textOrNull(item, EMAIL),
        Items.textOrNull(item, PHONE),
        Items.textOrNull(item, EXTERNAL_ID),
        maps(item, IDENTITIES).stream().map(UserItem::identity).toList(),
        maps(item, SYNC_RELATIONS).stream().map(UserItem::syncRelation).toList(),
        new User.Profile(
            Items.textOrNull(item, NAME),
            Items.texts(item, ROLES),
            Items.textOrNull(item, AVATAR_TAG),
            Items.textOrNull(item, AVATAR_ORIGIN)));
  }

  static Map<String, AttributeValue> write(UserPoolId pool, User user) {
    Map<String, AttributeValue> item = new HashMap<>(SessionTable.profileKey(pool, user.id()));
    item.put(SessionTable.ENTITY, AttributeValue.fromS("user"));
    item.put(SessionTable.USER_ID, AttributeValue.fromS(user.id().value()));
    Items.putText(item, USERNAME, user.username());
    Items.putText(item, EMAIL, user.email());
    Items.putText(item, PHONE, user.phone());
    Items.putText(item, EXTERNAL_ID, user.externalId());
    item.put(
        IDENTITIES, AttributeValue.fromL(user.identities().stream().map(UserItem::map).toList()));
    item.put(
        SYNC_RELATIONS,
        AttributeValue.fromL(user.syncRelations().stream().map(UserItem::map).toList()));
    putProfile(item, user.profile());
    return item;
  }

  private static void putProfile(Map<String, AttributeValue> item, User.Profile profile) {
    Items.putText(item, NAME, profile.name());
    if (!profile.roles().isEmpty()) {
      item.put(ROLES, Items.of(profile.roles()));
    }
    Items.putText(item, AVATAR_TAG, profile.avatarTag());
    Items.putText(item, AVATAR_ORIGIN, profile.avatarOrigin());
  }

  private static List<Map<String, AttributeValue>> maps(
      Map<String, AttributeValue> item, String name) {
    AttributeValue list = item.get(name);
    return list == null ? List.of() : list.l().stream().map(AttributeValue::m).toList();
  }

  private static User.Identity identity(Map<String, AttributeValue> map) {
    return new User.Identity(
        Items.text(map, "identityId"),
        Items.text(map, "idpId"),
        Items.text(map, "idpName"),
        Items.text(map, "idpNameEn"),
        Items.text(map, "idpLogo"),
        Items.text(map, "userIdInIdp"));
  }

  private static AttributeValue map(User.Identity identity) {
    return AttributeValue.fromM(
        Map.of(
            "identityId", AttributeValue.fromS(identity.identityId()),
            "idpId", AttributeValue.fromS(identity.idpId()),
            "idpName", AttributeValue.fromS(identity.idpName()),
            "idpNameEn", AttributeValue.fromS(identity.idpNameEn()),
            "idpLogo", AttributeValue.fromS(identity.idpLogo()),
            "userIdInIdp", AttributeValue.fromS(identity.userIdInIdp())));
  }

  private static User.SyncRelation syncRelation(Map<String, AttributeValue> map) {
    return new User.SyncRelation(Items.text(map, "provider"), Items.text(map, "userIdInIdp"));
  }

  private static AttributeValue map(User.SyncRelation relation) {
    return AttributeValue.fromM(
        Map.of(
            "provider", AttributeValue.fromS(relation.provider()),
            "userIdInIdp", AttributeValue.fromS(relation.userIdInIdp())));
  }
}
