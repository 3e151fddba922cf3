package dev.porchlight.importer;

import java.util.List;

/// Where to import records to.
public interface ImportStore {
  /// The maximum number of lines in one write.
  int MOST_LINES = 25;

  /// Writes 1 to [#MOST_LINES] lines. Writing them again changes nothing. What the store knows
  /// takes precedence: an ended session stays ended, and an alias keeps leading to the same user.
  ///
  /// @return the lines that were not written for that reason; all others were
  /// @throws dev.porchlight.session.StoreUnavailableException when the store does not answer; some
  ///   of the lines may have been written
  List<Refused> write(List<ImportLine> lines);

  /// A line that contradicts what the store knows.
  ///
  /// @param reason for people
  record Refused(long line, String reason) {}
}
