package dev.porchlight.session;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How large a user may be. A user at every limit takes less than half of a DynamoDB item (400 KB),
/// and its old and new aliases together fit in one transaction (100 items). Lengths are in UTF-8
/// bytes.
public final class UserLimits {
  /// The maximum number of identities and synchronised accounts of one user, taken together.
  public static final int MOST_ACCOUNTS = 36;

  /// The longest name of a user or an identity provider.
  public static final int MOST_NAME_BYTES = 512;

  /// The longest URL of a picture.
  public static final int MOST_ADDRESS_BYTES = 2_048;

  /// The longest identity id, tag or role.
  public static final int MOST_WORD_BYTES = 256;

  /// The maximum number of roles of one user.
  public static final int MOST_ROLES = 100;

  private UserLimits() {}

  /// The first field of `user` that is too large or not well-formed text; empty if there is none.
  public static Optional<String> exceededBy(User user) {
    List<Map.Entry<String, Boolean>> checks = new ArrayList<>();
    checks.add(entry("username", fits(user.username(), UserAlias.MOST_BYTES)));
    checks.add(entry("email", fits(user.email(), UserAlias.MOST_BYTES)));
    checks.add(entry("phone", fits(user.phone(), UserAlias.MOST_BYTES)));
    checks.add(entry("externalId", fits(user.externalId(), UserAlias.MOST_BYTES)));
    int identities = user.identities().size();
    int relations = user.syncRelations().size();
    checks.add(entry("identities", identities <= MOST_ACCOUNTS));
    checks.add(
        entry("syncRelations", relations <= MOST_ACCOUNTS - Math.min(identities, MOST_ACCOUNTS)));
    if (identities + relations <= MOST_ACCOUNTS) {
      addIdentities(checks, user.identities());
      addRelations(checks, user.syncRelations());
    }
    addProfile(checks, user.profile());
    return checks.stream().filter(check -> !check.getValue()).map(Map.Entry::getKey).findFirst();
  }

  private static void addIdentities(
      List<Map.Entry<String, Boolean>> checks, List<User.Identity> identities) {
    for (int i = 0; i < identities.size(); i++) {
      User.Identity identity = identities.get(i);
      String at = "identities[" + i + "].";
      String alias = identity.idpId() + ":" + identity.userIdInIdp();
      checks.add(entry(at + "identityId", fits(identity.identityId(), MOST_WORD_BYTES)));
      checks.add(entry(at + "idpName", fits(identity.idpName(), MOST_NAME_BYTES)));
      checks.add(entry(at + "idpNameEn", fits(identity.idpNameEn(), MOST_NAME_BYTES)));
      checks.add(entry(at + "idpLogo", fits(identity.idpLogo(), MOST_ADDRESS_BYTES)));
      checks.add(entry(at + "idpId", fits(identity.idpId(), UserAlias.MOST_BYTES)));
      checks.add(entry(at + "userIdInIdp", fits(alias, UserAlias.MOST_BYTES)));
    }
  }

  private static void addRelations(
      List<Map.Entry<String, Boolean>> checks, List<User.SyncRelation> relations) {
    for (int i = 0; i < relations.size(); i++) {
      User.SyncRelation relation = relations.get(i);
      String at = "syncRelations[" + i + "].";
      String alias = relation.provider() + ":" + relation.userIdInIdp();
      checks.add(entry(at + "provider", fits(relation.provider(), UserAlias.MOST_BYTES)));
      checks.add(entry(at + "userIdInIdp", fits(alias, UserAlias.MOST_BYTES)));
    }
  }

  private static void addProfile(List<Map.Entry<String, Boolean>> checks, User.Profile profile) {
    checks.add(entry("profile.name", fits(profile.name(), MOST_NAME_BYTES)));
    checks.add(entry("profile.roles", profile.roles().size() <= MOST_ROLES));
    boolean rolesFit = profile.roles().stream().allMatch(role -> fits(role, MOST_WORD_BYTES));
    checks.add(entry("profile.roles", rolesFit));
    checks.add(entry("profile.avatarTag", fits(profile.avatarTag(), MOST_WORD_BYTES)));
    checks.add(entry("profile.avatarOrigin", fits(profile.avatarOrigin(), MOST_WORD_BYTES)));
  }

  /// Whether a text is absent, empty, or well-formed and at most `mostBytes` long.
  public static boolean fits(@Nullable String text, int mostBytes) {
    return text == null || text.isEmpty() || Identifier.fits(text, mostBytes);
  }
}
