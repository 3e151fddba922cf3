package dev.porchlight.api.genauth;

import dev.porchlight.credentials.Parameters;
import dev.porchlight.session.UserAlias;
import java.util.ArrayList;
import java.util.List;

/// `IsUserExistsReqDto`, bound. If several names are given, any of them is enough: GenAuth does not
/// document whether it means "and" or "or".
///
/// @param names at least one
record UserExistenceInput(List<UserAlias> names) {
  static UserExistenceInput of(Parameters parameters) {
    List<UserAlias> names = new ArrayList<>();
    for (NameField field : NameField.IN_ORDER) {
      parameters.text(field.key()).ifPresent(text -> names.add(alias(field, text)));
    }
    if (names.isEmpty()) {
      throw GenAuthError.PARAMETER_MALFORMED.refused(
          String.join(", ", NameField.IN_ORDER.stream().map(NameField::key).toList()));
    }
    return new UserExistenceInput(names);
  }

  private static UserAlias alias(NameField field, String text) {
    return UserAlias.parse(field.kind(), text)
        .orElseThrow(() -> GenAuthError.PARAMETER_MALFORMED.refused(field.key()));
  }
}
