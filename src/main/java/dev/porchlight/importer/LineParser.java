package dev.porchlight.importer;

import java.util.Optional;

/// Understands the lines of one format.
interface LineParser {
  /// The record that a line says; empty if the line is of no use here, which the parser reports.
  ///
  /// @throws dev.porchlight.json.MemberException if it is not one of the format
  Optional<ImportRecord> parse(String line);
}
