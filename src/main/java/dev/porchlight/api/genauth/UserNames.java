package dev.porchlight.api.genauth;

import dev.porchlight.session.UserAlias;
import dev.porchlight.session.UserId;
import dev.porchlight.session.UserReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The exact names by which users can be found, keyed by the fields of GenAuth's user.
final class UserNames {
  /// `id` in the SDKs' list of searchable fields, `userId` in the users returned.
  private static final Set<String> ID = Set.of("id", "userId");

  private UserNames() {}

  /// Whether users can be found by this field.
  static boolean isField(String field) {
    return ID.contains(field) || NameField.ofKey(field).isPresent();
  }

  /// The user whose field has this value; empty if no user's can.
  static Optional<UserReference> of(String field, String value) {
    return ID.contains(field)
        ? byId(value)
        : NameField.ofKey(field)
            .flatMap(name -> UserAlias.parse(name.kind(), value))
            .map(UserReference.ByAlias::new);
  }

  /// The users who have `text` as a name of any kind: there may be several.
  static List<UserReference> ofAnyKind(String text) {
    List<UserReference> names = new ArrayList<>();
    byId(text).ifPresent(names::add);
    UserAlias.candidates(text).forEach(alias -> names.add(new UserReference.ByAlias(alias)));
    return names;
  }

  private static Optional<UserReference> byId(String text) {
    return UserId.fits(text)
        ? Optional.of(new UserReference.ById(new UserId(text)))
        : Optional.empty();
  }
}
