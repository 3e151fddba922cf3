package dev.porchlight.api.genauth;

import dev.porchlight.session.UserAlias;
import java.util.List;
import java.util.Optional;

/// The fields of a GenAuth user that hold a unique name.
enum NameField {
  USERNAME("username", UserAlias.Kind.USERNAME),
  EMAIL("email", UserAlias.Kind.EMAIL),
  PHONE("phone", UserAlias.Kind.PHONE),
  EXTERNAL_ID("externalId", UserAlias.Kind.EXTERNAL_ID);

  /// In the order in which GenAuth's messages list them.
  static final List<NameField> IN_ORDER = List.of(values());

  private final String key;
  private final UserAlias.Kind kind;

  NameField(String key, UserAlias.Kind kind) {
    this.key = key;
    this.kind = kind;
  }

  /// The field's name on the wire.
  String key() {
    return key;
  }

  /// The aliases that a value of the field can stand for; empty if it is malformed.
  List<UserAlias> aliases(PhoneNames phones, String value) {
    return this == PHONE ? phones.of(value) : UserAlias.parse(kind, value).stream().toList();
  }

  static Optional<NameField> ofKey(String key) {
    return IN_ORDER.stream().filter(field -> field.key.equals(key)).findFirst();
  }
}
