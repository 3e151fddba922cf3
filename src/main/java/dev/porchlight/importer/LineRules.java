package dev.porchlight.importer;

import dev.porchlight.json.MemberRules;

/// How strictly lines are read.
final class LineRules {
  private static final int MOST_TEXT_CHARACTERS = 2_048;

  /// For the project's own records, where a field that nobody knows is misspelt.
  static final MemberRules OWN = new MemberRules(true, false, MOST_TEXT_CHARACTERS);

  /// For the documents of others, which hold more than is kept here.
  static final MemberRules FOREIGN = new MemberRules(false, false, MOST_TEXT_CHARACTERS);

  private LineRules() {}
}
