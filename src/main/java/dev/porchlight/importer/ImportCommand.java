package dev.porchlight.importer;

import dev.porchlight.session.AppId;
import dev.porchlight.session.UserPoolId;
import dev.porchlight.store.dynamodb.DynamoDbImportStore;
import dev.porchlight.store.dynamodb.Tables;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// `make import FILE=… FORMAT=… ENDPOINT=…`.
public final class ImportCommand {
  private static final int USAGE = 2;

  private ImportCommand() {}

  /// Arguments: the file, the session table, the access-key table, the endpoint of DynamoDB if it
  /// is not AWS's own, the format, and for a chat workspace its user pool, app and the days that a
  /// login lasts. An argument that is absent or empty has its default.
  public static void main(String[] arguments) throws IOException, InterruptedException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    if (arguments.length < 3 || arguments[0].isEmpty()) {
      out.println(
          "usage: make import FILE=<file of JSON lines> [FORMAT=<"
              + ImportFormat.keys()
              + ">] [ENDPOINT=<DynamoDB address>]");
      System.exit(USAGE);
    }
    Path file = Path.of(arguments[0]);
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      out.println("cannot read the file " + file);
      System.exit(USAGE);
    }
    Optional<URI> endpoint = argument(arguments, 3).map(URI::create);
    Optional<ImportFormat> format =
        ImportFormat.ofKey(argument(arguments, 4).orElse(ImportFormat.PORCHLIGHT.key()));
    if (format.isEmpty()) {
      out.println("FORMAT must be one of " + ImportFormat.keys());
      System.exit(USAGE);
    }
    Source source = new Source(file, format.orElseThrow(), workspace(arguments));
    System.exit(run(source, new Tables(arguments[1], arguments[2]), endpoint, out));
  }

  /// What is imported.
  ///
  /// @param workspace whose the file is, if it is one of a chat workspace
  public record Source(Path file, ImportFormat format, ChatWorkspace workspace) {
    /// A file of the project's own records.
    public Source(Path file) {
      this(file, ImportFormat.PORCHLIGHT, ChatWorkspace.DEFAULT);
    }
  }

  /// Imports one file.
  ///
  /// @return the exit status: 0 if every line was written, 1 if some were refused, 2 if the store
  ///   failed
  public static int run(Source source, Tables tables, Optional<URI> endpoint, PrintStream out)
      throws IOException, InterruptedException {
    ImportReport report = new ImportReport(out);
    LineParser parser = source.format().parser(source.workspace(), report);
    try (InputStream input = Files.newInputStream(source.file());
        DynamoDbImportStore store = DynamoDbImportStore.connect(endpoint, tables)) {
      new ImportRun(store, parser, report).run(new ImportFile(input));
    }
    return report.finish();
  }

  private static ChatWorkspace workspace(String[] arguments) {
    ChatWorkspace usual = ChatWorkspace.DEFAULT;
    return new ChatWorkspace(
        argument(arguments, 5).map(UserPoolId::new).orElse(usual.pool()),
        argument(arguments, 6).map(AppId::new).orElse(usual.app()),
        argument(arguments, 7)
            .map(days -> Duration.ofDays(Integer.parseInt(days)))
            .orElse(usual.loginExpiration()));
  }

  private static Optional<String> argument(String[] arguments, int place) {
    return arguments.length > place && !arguments[place].isEmpty()
        ? Optional.of(arguments[place])
        : Optional.empty();
  }
}
