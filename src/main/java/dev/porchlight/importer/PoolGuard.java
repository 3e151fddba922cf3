package dev.porchlight.importer;

import dev.porchlight.json.MemberException;
import dev.porchlight.json.MemberException.Kind;
import dev.porchlight.session.UserPoolId;
import java.util.Optional;

/// Refuses the lines of a file that would change another user pool than it should.
///
/// @param only the user pool; empty if there is no such limit
record PoolGuard(LineParser parser, Optional<UserPoolId> only) implements LineParser {
  @Override
  public Optional<ImportRecord> parse(String line) {
    Optional<ImportRecord> record = parser.parse(line);
    if (only.isPresent() && record.isPresent() && !record.get().pool().equals(only.get())) {
      throw new MemberException("userPoolId", Kind.MALFORMED, "not the USER_POOL of this import");
    }
    return record;
  }
}
