package dev.porchlight.api.genauth;

import dev.porchlight.credentials.Parameters;
import dev.porchlight.session.UserReference;
import java.util.Set;

/// The query of the operations on a single user, bound.
record UserInput(UserReference user) {
  static UserInput of(Parameters parameters) {
    parameters.allowOnly(Set.of(UserParameters.USER_ID, UserParameters.USER_ID_TYPE));
    return new UserInput(
        UserParameters.ofKnown(parameters, parameters.text(UserParameters.USER_ID_TYPE)));
  }
}
