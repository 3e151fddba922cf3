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
  private static final int FAILED = 2;

  private ImportCommand() {}

  /// Arguments: see [ImportArguments].
  public static void main(String[] arguments) throws InterruptedException {
    System.exit(run(arguments, new PrintStream(System.out, true, StandardCharsets.UTF_8)));
  }

  /// Imports one file. Whatever keeps it from being imported is one line on `out`.
  ///
  /// @return the exit status: as in [FileImport#into], and 2 if the file or the store cannot be
  ///   used
  public static int run(String[] arguments, PrintStream out) throws InterruptedException {
    try {
      ImportArguments named = ImportArguments.parse(arguments);
      return run(named.wanted(), named.tables(), named.endpoint(), out);
    } catch (UsageException | StoreUnavailableException e) {
      out.println(e.getMessage());
    } catch (IOException e) {
      out.println("The file cannot be read: " + e.getMessage());
    }
    return FAILED;
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
