package dev.porchlight.api.genauth;

import dev.porchlight.credentials.Parameter;
import dev.porchlight.credentials.Parameters;
import dev.porchlight.session.UserCriteria;
import java.util.List;

/// `ListUsersRequestDto`, bound. Users can be found by exact name only.
record UserListInput(UserCriteria criteria, Page page, boolean withIdentities) {
  private static final String SEARCH_QUERY = "searchQuery";
  private static final int MOST_CONDITIONS = 10;

  static UserListInput of(Parameters parameters, PhoneNames phones) {
    if (parameters.find(SEARCH_QUERY).isPresent()) {
      throw GenAuthError.SEARCH_UNSUPPORTED.refused(SEARCH_QUERY);
    }
    Parameters options = NestedParameters.object(parameters, "options");
    Page page = Page.ofUsers(NestedParameters.object(options, "pagination"));
    UserConditions conditions = new UserConditions(phones);
    List<String> fields =
        options.find("fuzzySearchOn").map(NestedParameters::texts).orElse(List.of());
    parameters.text("keywords").ifPresent(text -> conditions.addKeywords(text, fields));
    List<Parameter> filter = NestedParameters.array(parameters, UserConditions.FILTER);
    if (filter.size() > MOST_CONDITIONS) {
      throw GenAuthError.PARAMETER_MALFORMED.refused(UserConditions.FILTER);
    }
    filter.forEach(conditions::add);
    return new UserListInput(conditions.criteria(), page, isTrue(options, "withIdentities"));
  }

  private static boolean isTrue(Parameters options, String name) {
    return options
        .find(name)
        .filter(p -> p.type() == Parameter.Type.BOOLEAN && p.text().equals("true"))
        .isPresent();
  }
}
