package dev.porchlight.importer;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// The import of one file.
///
/// @param workspace the chat workspace that the file comes from, if any
public record FileImport(Path file, ImportFormat format, ChatWorkspace workspace) {
  /// The import of a file of Porchlight's own records.
  public FileImport(Path file) {
    this(file, ImportFormat.PORCHLIGHT, ChatWorkspace.DEFAULT);
  }

  /// Writes the file's records to `store`, and reports progress on `out`.
  ///
  /// @return the exit status: 0 if every line was written, 1 if some were refused, 2 if the store
  ///   failed
  /// @throws IOException if the file cannot be read
  public int into(ImportStore store, PrintStream out) throws IOException, InterruptedException {
    ImportReport report = new ImportReport(out);
    LineParser parser = format.parser(workspace, report);
    try (InputStream input = Files.newInputStream(file)) {
      new ImportRun(store, parser, report).run(new ImportFile(input));
    }
    return report.finish();
  }
}
