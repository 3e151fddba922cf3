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

/// `make import FILE=… FORMAT=… ENDPOINT=…`.
public final class ImportCommand {
  private static final int USAGE = 2;

  private ImportCommand() {}

  /// What is imported.
  ///
  /// @param workspace whose the file is, if it is one of a chat workspace
  public record Source(Path file, ImportFormat format, ChatWorkspace workspace) {
    /// A file of the project's own records.
    public Source(Path file) {
      this(file, ImportFormat.PORCHLIGHT, ChatWorkspace.DEFAULT);
    }
  }

  /// Arguments: see [ImportArguments].
  public static void main(String[] arguments) throws IOException, InterruptedException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try {
      ImportArguments told = ImportArguments.parse(arguments);
      System.exit(run(told.source(), told.tables(), told.endpoint(), out));
    } catch (IllegalArgumentException e) {
      out.println(e.getMessage());
      System.exit(USAGE);
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
}
