package dev.porchlight.importer;

import java.util.Optional;

/// Parses the lines of one format.
interface LineParser {
  /// The record on a line; empty if the line is left out, which the parser reports.
  ///
  /// @throws dev.porchlight.json.MemberException if the line does not match the format
  Optional<ImportRecord> parse(String line);
}
