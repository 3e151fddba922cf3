package dev.porchlight.importer;

import dev.porchlight.json.MemberRules;

/// How strictly lines are read.
final class LineRules {
  private static final int MOST_TEXT_CHARACTERS = 2_048;

  /// For Porchlight's own records, where an unknown field must be misspelt.
  static final MemberRules OWN = new MemberRules(true, false, MOST_TEXT_CHARACTERS);

  /// For documents of other systems, which contain more than is kept here.
  static final MemberRules FOREIGN = new MemberRules(false, false, MOST_TEXT_CHARACTERS);

  private LineRules() {}
}
