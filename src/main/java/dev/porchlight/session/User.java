package dev.porchlight.session;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A user and the names that lead to it.
///
/// @param username null if the user has none; the same for `email`, `phone` and `externalId`
/// @param identities the user's accounts at identity providers
/// @param syncRelations the user's accounts in synchronised directories
/// @param profile what a chat workspace shows about the user
public record User(
    UserId id,
    @Nullable String username,
    @Nullable String email,
    @Nullable String phone,
    @Nullable String externalId,
    List<Identity> identities,
    List<SyncRelation> syncRelations,
    Profile profile) {

  public User {
    identities = List.copyOf(identities);
    syncRelations = List.copyOf(syncRelations);
  }

  /// A user unknown to any chat workspace.
  public User(
      UserId id,
      @Nullable String username,
      @Nullable String email,
      @Nullable String phone,
      @Nullable String externalId,
      List<Identity> identities,
      List<SyncRelation> syncRelations) {
    this(id, username, email, phone, externalId, identities, syncRelations, Profile.NONE);
  }

  /// A user known only by its id, as when sessions were opened for a user that nobody described.
  public static User known(UserId id) {
    return new User(id, null, null, null, null, List.of(), List.of());
  }

  /// All aliases that lead to this user; a name that is not valid for its kind leads nowhere.
  public Set<UserAlias> aliases() {
    Stream<UserAlias> names =
        Stream.of(
                alias(UserAlias.Kind.USERNAME, username),
                alias(UserAlias.Kind.EMAIL, email),
                alias(UserAlias.Kind.PHONE, phone),
                alias(UserAlias.Kind.EXTERNAL_ID, externalId))
            .flatMap(s -> s);
    Stream<UserAlias> accounts =
        Stream.concat(
            identities.stream()
                .flatMap(i -> alias(UserAlias.Kind.IDENTITY, i.idpId() + ":" + i.userIdInIdp())),
            syncRelations.stream()
                .flatMap(r ->
                    alias(UserAlias.Kind.SYNC_RELATION, r.provider() + ":" + r.userIdInIdp())));
    return Stream.concat(names, accounts).collect(Collectors.toUnmodifiableSet());
  }

  /// This user without the names of one kind.
  public User without(UserAlias.Kind kind) {
    return new User(
        id,
        kind == UserAlias.Kind.USERNAME ? null : username,
        kind == UserAlias.Kind.EMAIL ? null : email,
        kind == UserAlias.Kind.PHONE ? null : phone,
        kind == UserAlias.Kind.EXTERNAL_ID ? null : externalId,
        kind == UserAlias.Kind.IDENTITY ? List.of() : identities,
        kind == UserAlias.Kind.SYNC_RELATION ? List.of() : syncRelations,
        profile);
  }

  private static Stream<UserAlias> alias(UserAlias.Kind kind, @Nullable String text) {
    return text == null ? Stream.empty() : UserAlias.parse(kind, text).stream();
  }

  /// What a chat workspace shows about a user, and what the user may do there.
  ///
  /// @param name the display name; null if the user has none
  /// @param avatarTag identifies the version of the user's picture; null if there is none
  /// @param avatarOrigin where the picture came from; null if there is none
  public record Profile(
      @Nullable String name,
      List<String> roles,
      @Nullable String avatarTag,
      @Nullable String avatarOrigin) {
    /// Nothing is known.
    public static final Profile NONE = new Profile(null, List.of(), null, null);

    public Profile {
      roles = List.copyOf(roles);
    }
  }

  /// An account at an identity provider.
  ///
  /// @param idpName the provider's name in its own language
  /// @param idpNameEn the provider's name in English
  /// @param idpLogo the URL of a picture
  public record Identity(
      String identityId,
      String idpId,
      String idpName,
      String idpNameEn,
      String idpLogo,
      String userIdInIdp) {}

  /// An account in a synchronised directory, such as `lark`.
  public record SyncRelation(String provider, String userIdInIdp) {}
}
