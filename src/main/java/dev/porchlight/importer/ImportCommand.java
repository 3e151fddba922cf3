package dev.porchlight.importer;

import dev.porchlight.store.dynamodb.DynamoDbImportStore;
import dev.porchlight.store.dynamodb.Tables;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// `make import FILE=… ENDPOINT=…`.
public final class ImportCommand {
  private static final int USAGE = 2;

  private ImportCommand() {}

  /// Arguments: the file, the session table, the access-key table, and the endpoint of DynamoDB if
  /// it is not AWS's own.
  public static void main(String[] arguments) throws IOException, InterruptedException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    if (arguments.length < 3 || arguments[0].isEmpty()) {
      out.println("usage: make import FILE=<file of JSON lines> [ENDPOINT=<DynamoDB address>]");
      System.exit(USAGE);
    }
    Path file = Path.of(arguments[0]);
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      out.println("cannot read the file " + file);
      System.exit(USAGE);
    }
    Optional<URI> endpoint =
        arguments.length > 3 && !arguments[3].isEmpty()
            ? Optional.of(URI.create(arguments[3]))
            : Optional.empty();
    System.exit(run(file, new Tables(arguments[1], arguments[2]), endpoint, out));
  }

  /// Imports one file.
  ///
  /// @return the exit status: 0 if every line was written, 1 if some were refused, 2 if the store
  ///   failed
  public static int run(Path file, Tables tables, Optional<URI> endpoint, PrintStream out)
      throws IOException, InterruptedException {
    ImportReport report = new ImportReport(out);
    try (InputStream input = Files.newInputStream(file);
        DynamoDbImportStore store = DynamoDbImportStore.connect(endpoint, tables)) {
      new ImportRun(store, report).run(new ImportFile(input));
    }
    return report.finish();
  }
}
