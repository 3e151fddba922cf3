package dev.porchlight.importer;

import java.util.List;

/// Where records are imported to.
public interface ImportStore {
  /// The most lines that are written at once.
  int MOST_LINES = 25;

  /// Writes 1 to [#MOST_LINES] lines. Writing them again changes nothing. What the store knows is
  /// never made worse: a session that was ended stays ended, and an alias keeps leading to the user
  /// it leads to.
  ///
  /// @return the lines that were not written because of that; all others are
  /// @throws dev.porchlight.session.StoreUnavailableException when the store does not answer; any
  ///   part of the lines may then have been written
  List<Refused> write(List<ImportLine> lines);

  /// A line that contradicts what the store knows.
  ///
  /// @param reason for people
  record Refused(long line, String reason) {}
}
