package dev.porchlight.importer;

import dev.porchlight.session.UserPoolId;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// The import of one file.
///
/// @param workspace the chat workspace that the file comes from, if any
/// @param onlyPool the only user pool that the file may change; empty if it may change any
/// @param complete whether users or sessions of the workspace that the file does not name have
///   ended
public record FileImport(
    Path file,
    ImportFormat format,
    ChatWorkspace workspace,
    Optional<UserPoolId> onlyPool,
    boolean complete) {
  /// @throws IllegalArgumentException if a file of this format cannot be complete
  public FileImport {
    if (complete && !format.isOfAWorkspace()) {
      throw new IllegalArgumentException("only the files of a chat workspace can be complete");
    }
  }

  /// The import of a file that may change any user pool and leaves alone what it does not name.
  public FileImport(Path file, ImportFormat format, ChatWorkspace workspace) {
    this(file, format, workspace, Optional.empty(), false);
  }

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
    Instant asOf = Files.getLastModifiedTime(file).toInstant().truncatedTo(ChronoUnit.MILLIS);
    ImportSource source = new ImportSource(workspace, asOf, Instant.now());
    NamedByFile named = new NamedByFile();
    try (InputStream input = Files.newInputStream(file)) {
      LineParser parser = new PoolGuard(format.parser(source, report), onlyPool);
      new ImportRun(store, parser, report, named).run(new ImportFile(input));
    }
    if (complete) {
      new Completion(store, format, source, report).of(named);
    }
    return report.finish();
  }
}
