package dev.porchlight.operator;

import dev.porchlight.importer.FileImport;
import dev.porchlight.session.StoreUnavailableException;
import dev.porchlight.store.dynamodb.DynamoDbImportStore;
import dev.porchlight.store.dynamodb.Tables;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// `make import FILE=… FORMAT=… ENDPOINT=…`.
public final class ImportCommand {
  private static final int USAGE = 2;

  private ImportCommand() {}

  /// Arguments: see [ImportArguments].
  public static void main(String[] arguments) throws IOException, InterruptedException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try {
      ImportArguments named = ImportArguments.parse(arguments);
      System.exit(run(named.wanted(), named.tables(), named.endpoint(), out));
    } catch (UsageException | StoreUnavailableException e) {
      out.println(e.getMessage());
      System.exit(USAGE);
    }
  }

  /// Imports one file.
  ///
  /// @param endpoint DynamoDB's endpoint, if it is not AWS's own
  /// @return the exit status, as in [FileImport#into]
  public static int run(FileImport wanted, Tables tables, Optional<URI> endpoint, PrintStream out)
      throws IOException, InterruptedException {
    try (DynamoDbImportStore store = DynamoDbImportStore.connect(endpoint, tables)) {
      return wanted.into(store, out);
    }
  }
}
