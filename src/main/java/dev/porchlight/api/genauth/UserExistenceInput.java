package dev.porchlight.api.genauth;

import dev.porchlight.credentials.Parameters;
import dev.porchlight.session.UserAlias;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `IsUserExistsReqDto`, bound. If several names are given, any of them is enough: GenAuth does not
/// document whether it means "and" or "or".
///
/// @param names at least one
record UserExistenceInput(List<UserAlias> names) {
  /// Named by the documentation of `phone`, though it is missing from the SDKs' model.
  private static final String PHONE_COUNTRY_CODE = "phoneCountryCode";

  static UserExistenceInput of(Parameters parameters, PhoneNames phones) {
    Optional<String> country = parameters.text(PHONE_COUNTRY_CODE);
    List<UserAlias> names = new ArrayList<>();
    for (NameField field : NameField.IN_ORDER) {
      parameters
          .text(field.key())
          .ifPresent(text ->
              names.addAll(
                  found(
                      field,
                      country.isPresent() && field == NameField.PHONE
                          ? phones.of(text, country.get())
                          : field.aliases(phones, text))));
    }
    if (names.isEmpty()) {
      throw GenAuthError.PARAMETER_MALFORMED.refused(
          String.join(", ", NameField.IN_ORDER.stream().map(NameField::key).toList()));
    }
    return new UserExistenceInput(names);
  }

  private static List<UserAlias> found(NameField field, List<UserAlias> names) {
    if (names.isEmpty()) {
      throw GenAuthError.PARAMETER_MALFORMED.refused(field.key());
    }
    return names;
  }
}
