package dev.porchlight.importer;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// What the lines of a file contain.
public enum ImportFormat {
  /// Porchlight's own records.
  PORCHLIGHT,
  /// What `mongoexport -c users` prints for a Rocket.Chat workspace.
  ROCKETCHAT_USERS,
  /// What `mongoexport -c rocketchat_sessions` prints. A session is live only once a file of users
  /// has brought its login token.
  ROCKETCHAT_SESSIONS;

  /// The format's name on the command line.
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The format with that [key][#key()]; empty if there is none.
  public static Optional<ImportFormat> ofKey(String key) {
    return Arrays.stream(values()).filter(format -> format.key().equals(key)).findFirst();
  }

  /// The keys of all formats, for people.
  public static String keys() {
    return Arrays.stream(values()).map(ImportFormat::key).collect(Collectors.joining(", "));
  }

  /// Whether the lines are those of a chat workspace. Its users and sessions are listed, so that
  /// those which a complete file lacks can be found.
  public boolean isOfAWorkspace() {
    return this != PORCHLIGHT;
  }

  LineParser parser(ImportSource source, ImportReport report) {
    return switch (this) {
      case PORCHLIGHT -> line -> Optional.of(new RecordParser(source).parse(line));
      case ROCKETCHAT_USERS -> new RocketChatUsers(source, report);
      case ROCKETCHAT_SESSIONS -> new RocketChatSessions(source, report);
    };
  }
}
