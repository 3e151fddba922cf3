package dev.porchlight.importer;

import java.time.Instant;
import java.util.List;

/// Where to import records to.
public interface ImportStore {
  /// The maximum number of lines in one write.
  int MOST_LINES = 25;

  /// Writes 1 to [#MOST_LINES] lines. Writing them again changes nothing. What the store knows
  /// takes precedence: an ended session stays ended, and an alias keeps leading to the same user. A
  /// chat session lives as long as its login token, and does not live at all without one.
  ///
  /// @return the lines that were not written for that reason, or not completely; all others were
  /// @throws dev.porchlight.session.StoreUnavailableException when the store does not answer; some
  ///   of the lines may have been written
  List<Refused> write(List<ImportLine> lines);

  /// Ends every user of a chat workspace whom a complete file of its users does not name, as if a
  /// line said that the user is deactivated and has neither names nor login tokens.
  ///
  /// @param asOf when the file was written; users whom a younger file brought stay
  /// @return how many users were ended
  /// @throws dev.porchlight.session.StoreUnavailableException when the store does not answer; some
  ///   users may have been ended
  int endOtherUsers(ChatWorkspace workspace, NamedByFile named, Instant asOf);

  /// Ends every chat session of a workspace that a complete file of its sessions does not name. Its
  /// login token stays.
  ///
  /// @param asOf when the file was written; sessions of later sign-ins stay
  /// @return how many sessions were ended
  /// @throws dev.porchlight.session.StoreUnavailableException when the store does not answer; some
  ///   sessions may have been ended
  int endOtherSessions(ChatWorkspace workspace, NamedByFile named, Instant asOf);

  /// A line that contradicts what the store knows.
  ///
  /// @param reason for people
  record Refused(long line, String reason) {}
}
