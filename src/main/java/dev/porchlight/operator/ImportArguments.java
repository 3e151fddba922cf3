package dev.porchlight.operator;

import dev.porchlight.importer.ChatWorkspace;
import dev.porchlight.importer.FileImport;
import dev.porchlight.importer.ImportFormat;
import dev.porchlight.session.AppId;
import dev.porchlight.session.UserPoolId;
import dev.porchlight.store.dynamodb.Tables;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// The arguments of `make import`: the file and its format; the only user pool that it may change;
/// for a chat workspace, its user pool, its app, how many days a login lasts, and whether the file
/// is complete; the tables; and DynamoDB's endpoint if it is not AWS's own.
record ImportArguments(FileImport wanted, Tables tables, Optional<URI> endpoint) {
  private static final String FILE = "FILE";
  private static final String FORMAT = "FORMAT";
  private static final String ONLY_POOL = "USER_POOL";
  private static final String COMPLETE = "COMPLETE";
  private static final String POOL = "ROCKETCHAT_USER_POOL";
  private static final String APP = "ROCKETCHAT_APP";
  private static final String DAYS = "ROCKETCHAT_LOGIN_DAYS";
  private static final String SESSION_TABLE = "SESSION_TABLE";
  private static final String ACCESS_KEY_TABLE = "ACCESS_KEY_TABLE";
  private static final String ENDPOINT = "ENDPOINT";
  private static final Set<String> NAMES =
      Set.of(
          FILE,
          FORMAT,
          ONLY_POOL,
          COMPLETE,
          POOL,
          APP,
          DAYS,
          SESSION_TABLE,
          ACCESS_KEY_TABLE,
          ENDPOINT);
  private static final String USAGE =
      "make import FILE=<file> [FORMAT=<%s>] [USER_POOL=<id>] [COMPLETE=true] [ENDPOINT=<DynamoDB URL>]"
          .formatted(ImportFormat.keys());

  /// @throws UsageException if an argument is missing, unknown or not valid
  static ImportArguments parse(String... arguments) {
    NamedArguments named = NamedArguments.parse(USAGE, NAMES, arguments);
    return new ImportArguments(
        wanted(named),
        new Tables(
            named.required(SESSION_TABLE, name -> name),
            named.required(ACCESS_KEY_TABLE, name -> name)),
        named.address(ENDPOINT));
  }

  private static FileImport wanted(NamedArguments named) {
    Path file = named.required(FILE, ImportArguments::file);
    ImportFormat format =
        named.optional(FORMAT, ImportArguments::format).orElse(ImportFormat.PORCHLIGHT);
    ChatWorkspace workspace = workspace(named);
    Optional<UserPoolId> onlyPool = named.optional(ONLY_POOL, UserPoolId::new);
    if (format.isOfAWorkspace()
        && onlyPool.filter(pool -> !pool.equals(workspace.pool())).isPresent()) {
      throw new UsageException(ONLY_POOL + ": not the workspace's user pool, " + workspace.pool());
    }
    boolean complete = named.optional(COMPLETE, ImportArguments::yesOrNo).orElse(false);
    if (complete && !format.isOfAWorkspace()) {
      throw new UsageException(
          COMPLETE
              + ": only for a chat workspace's files; nothing lists what else a user pool holds");
    }
    return new FileImport(file, format, workspace, onlyPool, complete);
  }

  private static boolean yesOrNo(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("must be true or false");
    };
  }

  private static Path file(String name) {
    Path file = Path.of(name);
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new IllegalArgumentException("cannot read the file " + file);
    }
    return file;
  }

  private static ImportFormat format(String key) {
    return ImportFormat.ofKey(key)
        .orElseThrow(() -> new IllegalArgumentException("must be one of " + ImportFormat.keys()));
  }

  private static ChatWorkspace workspace(NamedArguments named) {
    ChatWorkspace usual = ChatWorkspace.DEFAULT;
    return new ChatWorkspace(
        named.optional(POOL, UserPoolId::new).orElse(usual.pool()),
        named.optional(APP, AppId::new).orElse(usual.app()),
        named.optional(DAYS, ImportArguments::days).orElse(usual.loginExpiration()));
  }

  private static Duration days(String text) {
    try {
      return Duration.ofDays(Integer.parseUnsignedInt(text));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("not a number of days: " + text, e);
    }
  }
}
