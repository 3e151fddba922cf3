package dev.porchlight.api.genauth;

import dev.porchlight.session.UserAlias;
import dev.porchlight.session.UserId;
import dev.porchlight.session.UserReference;
import java.util.ArrayList;
import java.util.LinkedHashSet;
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

  /// The users whose field has this value; empty if no user's can. Only a phone number without a
  /// country code can be several users'.
  static List<UserReference> of(PhoneNames phones, String field, String value) {
    if (ID.contains(field)) {
      return byId(value).stream().toList();
    }
    return NameField.ofKey(field).stream()
        .flatMap(name -> name.aliases(phones, value).stream())
        .<UserReference>map(UserReference.ByAlias::new)
        .toList();
  }

  /// The users who have `text` as a name of any kind: there may be several.
  static List<UserReference> ofAnyKind(PhoneNames phones, String text) {
    Set<UserAlias> aliases = new LinkedHashSet<>(UserAlias.candidates(text));
    aliases.addAll(phones.of(text));
    List<UserReference> names = new ArrayList<>();
    byId(text).ifPresent(names::add);
    aliases.forEach(alias -> names.add(new UserReference.ByAlias(alias)));
    return names;
  }

  private static Optional<UserReference> byId(String text) {
    return UserId.fits(text)
        ? Optional.of(new UserReference.ById(new UserId(text)))
        : Optional.empty();
  }
}
