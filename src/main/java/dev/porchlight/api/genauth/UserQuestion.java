package dev.porchlight.api.genauth;

import dev.porchlight.credentials.Parameters;
import dev.porchlight.session.UserReference;
import java.util.Set;

/// The query of the operations that ask about one user, bound.
record UserQuestion(UserReference user) {
  static UserQuestion of(Parameters parameters) {
    parameters.allowOnly(Set.of(UserParameters.USER_ID, UserParameters.USER_ID_TYPE));
    return new UserQuestion(
        UserParameters.ofKnown(parameters, parameters.text(UserParameters.USER_ID_TYPE)));
  }
}
