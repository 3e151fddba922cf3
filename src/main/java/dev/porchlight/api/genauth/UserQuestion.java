package dev.porchlight.api.genauth;

import dev.porchlight.session.UserId;
import dev.porchlight.session.UserReference;
import java.util.Set;

/// The query of the operations that ask about one user, bound.
record UserQuestion(UserReference user) {
  static UserQuestion of(Parameters parameters) {
    parameters.allowOnly(Set.of(UserParameters.USER_ID, UserParameters.USER_ID_TYPE));
    if (RequiredText.of(parameters, UserParameters.USER_ID).length() > UserId.MOST_BYTES) {
      // GenAuth's own tests: an over-long id is not malformed, it is nobody's.
      throw new GenAuthException(GenAuthError.USER_UNKNOWN);
    }
    return new UserQuestion(UserParameters.ofKind(parameters));
  }
}
