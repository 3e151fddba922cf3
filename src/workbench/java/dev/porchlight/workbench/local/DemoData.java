package dev.porchlight.workbench.local;

import dev.porchlight.importer.ChatWorkspace;
import dev.porchlight.importer.FileImport;
import dev.porchlight.importer.ImportFormat;
import java.nio.file.Path;
import java.util.List;

/// The files that `make run` and the tests load.
public final class DemoData {
  /// Where they are.
  public static final Path FOLDER = Path.of("src/workbench/demo");

  /// In the order in which they are imported.
  public static final List<FileImport> ALL =
      List.of(
          new FileImport(FOLDER.resolve("demo.jsonl")),
          chat("rocketchat_users.mongoexport.jsonl", ImportFormat.ROCKETCHAT_USERS),
          chat("rocketchat_sessions.mongoexport.jsonl", ImportFormat.ROCKETCHAT_SESSIONS));

  private DemoData() {}

  private static FileImport chat(String file, ImportFormat format) {
    return new FileImport(FOLDER.resolve(file), format, ChatWorkspace.DEFAULT);
  }
}
