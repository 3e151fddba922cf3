package dev.porchlight.api.genauth;

import dev.porchlight.api.RefusedException;
import dev.porchlight.credentials.JsonBody;
import dev.porchlight.credentials.Parameter;
import dev.porchlight.credentials.Parameters;
import dev.porchlight.session.AppId;
import dev.porchlight.session.UserCriteria;
import dev.porchlight.session.UserReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The conditions of `list-users`, all of which must hold.
final class UserConditions {
  static final String FILTER = "advancedFilter";

  private static final String VALUE = "value";
  private static final String LOGGED_IN_APPS = "loggedInApps";
  private static final int MOST_VALUES = 50;

  private final PhoneNames phones;
  private final List<List<UserReference>> names = new ArrayList<>();
  private final List<Set<AppId>> signedInTo = new ArrayList<>();

  UserConditions(PhoneNames phones) {
    this.phones = phones;
  }

  /// GenAuth finds users with a field that contains the keywords; here they must be one whole name.
  ///
  /// @param fields the fields that may hold the name; empty for all
  void addKeywords(String text, List<String> fields) {
    List<String> known = fields.stream().filter(UserNames::isField).toList();
    if (known.isEmpty() && !fields.isEmpty()) {
      throw GenAuthError.SEARCH_UNSUPPORTED.refused("fuzzySearchOn");
    }
    names.add(
        known.isEmpty()
            ? UserNames.ofAnyKind(phones, text)
            : known.stream().flatMap(field -> UserNames.of(phones, field, text).stream()).toList());
  }

  /// @param item an element of `advancedFilter`
  void add(Parameter item) {
    if (item.type() != Parameter.Type.OBJECT) {
      throw GenAuthError.PARAMETER_MALFORMED.refused(FILTER);
    }
    Parameters condition = JsonBody.parse(item.text());
    String field =
        condition.text("field").orElseThrow(() -> GenAuthError.PARAMETER_MALFORMED.refused(FILTER));
    if (field.equals(LOGGED_IN_APPS)) {
      signedInTo.add(apps(values(condition)));
    } else if (UserNames.isField(field)) {
      names.add(
          values(condition).stream()
              .flatMap(value -> UserNames.of(phones, field, value).stream())
              .toList());
    } else if (ClosedFields.has(field) && !ClosedFields.allows(field, values(condition))) {
      throw GenAuthError.PARAMETER_MALFORMED.refused(FILTER);
    } else {
      throw GenAuthError.SEARCH_UNSUPPORTED.refused(FILTER + ".field");
    }
  }

  /// @throws RefusedException if no condition names users
  UserCriteria criteria() {
    if (names.isEmpty()) {
      throw GenAuthError.LIST_OF_ALL_UNSUPPORTED.refused();
    }
    return new UserCriteria(names, signedInTo);
  }

  private static List<String> values(Parameters condition) {
    List<String> values =
        switch (condition.text("operator").orElse("")) {
          case "EQUAL" ->
              List.of(
                  condition
                      .text(VALUE)
                      .orElseThrow(() -> GenAuthError.PARAMETER_MALFORMED.refused(FILTER)));
          case "IN" ->
              condition
                  .find(VALUE)
                  .map(NestedParameters::texts)
                  .orElseThrow(() -> GenAuthError.PARAMETER_MALFORMED.refused(FILTER));
          case "" -> throw GenAuthError.PARAMETER_MALFORMED.refused(FILTER);
          default -> throw GenAuthError.SEARCH_UNSUPPORTED.refused(FILTER + ".operator");
        };
    if (values.size() > MOST_VALUES) {
      throw GenAuthError.PARAMETER_MALFORMED.refused(FILTER);
    }
    return values;
  }

  private static Set<AppId> apps(List<String> values) {
    return values.stream().filter(AppId::fits).map(AppId::new).collect(Collectors.toSet());
  }
}
