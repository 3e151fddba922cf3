package dev.porchlight.importer;

import dev.porchlight.session.AppId;
import dev.porchlight.session.UserPoolId;
import dev.porchlight.store.dynamodb.Tables;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// What `make import` is told: the file, the session table, the access-key table, the endpoint of
/// DynamoDB if it is not AWS's own, the format, and for a chat workspace its user pool, app and the
/// days that a login lasts. An argument that is absent or empty has its default.
record ImportArguments(ImportCommand.Source source, Tables tables, Optional<URI> endpoint) {
  private static final int LEAST = 3;

  /// @throws IllegalArgumentException with a message for people
  static ImportArguments parse(String[] arguments) {
    if (arguments.length < LEAST || arguments[0].isEmpty()) {
      throw new IllegalArgumentException(
          "usage: make import FILE=<file of lines> [FORMAT=<%s>] [ENDPOINT=<DynamoDB address>]"
              .formatted(ImportFormat.keys()));
    }
    return new ImportArguments(
        new ImportCommand.Source(file(arguments[0]), format(arguments), workspace(arguments)),
        new Tables(arguments[1], arguments[2]),
        argument(arguments, 3).map(URI::create));
  }

  private static Path file(String name) {
    Path file = Path.of(name);
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new IllegalArgumentException("cannot read the file " + file);
    }
    return file;
  }

  private static ImportFormat format(String[] arguments) {
    return ImportFormat.ofKey(argument(arguments, 4).orElse(ImportFormat.PORCHLIGHT.key()))
        .orElseThrow(
            () -> new IllegalArgumentException("FORMAT must be one of " + ImportFormat.keys()));
  }

  private static ChatWorkspace workspace(String[] arguments) {
    ChatWorkspace usual = ChatWorkspace.DEFAULT;
    return new ChatWorkspace(
        argument(arguments, 5).map(UserPoolId::new).orElse(usual.pool()),
        argument(arguments, 6).map(AppId::new).orElse(usual.app()),
        argument(arguments, 7).map(ImportArguments::days).orElse(usual.loginExpiration()));
  }

  private static Duration days(String text) {
    try {
      return Duration.ofDays(Integer.parseUnsignedInt(text));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("not a number of days: " + text, e);
    }
  }

  private static Optional<String> argument(String[] arguments, int place) {
    return arguments.length > place && !arguments[place].isEmpty()
        ? Optional.of(arguments[place])
        : Optional.empty();
  }
}
