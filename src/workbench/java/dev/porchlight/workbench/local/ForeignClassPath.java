package dev.porchlight.workbench.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A class path that must not mix with ours: Maven resolves it once, from its own POM, and copies
/// it to `target/classpaths`.
public final class ForeignClassPath {
  private static final Path TARGET = Path.of("target/classpaths");
  private static final int MOST_MINUTES = 10;

  private ForeignClassPath() {}

  /// The folder with all jars (and native libraries) of the POM in `source`.
  ///
  /// @throws IllegalStateException if Maven cannot resolve them
  public static synchronized Path resolve(Path source) {
    Path pom = source.resolve("pom.xml");
    Path folder = TARGET.resolve(source.getFileName());
    Path done = folder.resolve("done");
    try {
      FileTime changed = Files.getLastModifiedTime(pom);
      if (!Files.exists(done) || Files.getLastModifiedTime(done).compareTo(changed) < 0) {
        copy(pom, folder);
        Files.writeString(done, "");
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(Path pom, Path folder) throws IOException {
    Files.createDirectories(folder);
    Path log = folder.resolve("maven.log");
    Process maven =
        new ProcessBuilder(
                List.of(
                    maven(),
                    "-B",
                    "-q",
                    "-f",
                    pom.toString(),
                    "dependency:copy-dependencies",
                    "-DoutputDirectory=" + folder.toAbsolutePath()))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      boolean ended = maven.waitFor(MOST_MINUTES, TimeUnit.MINUTES);
      if (!ended || maven.exitValue() != 0) {
        maven.destroyForcibly();
        throw new IllegalStateException("Maven could not resolve " + pom + ", see " + log);
      }
    } catch (InterruptedException e) {
      maven.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// The `mvn` that runs this build, otherwise the one on the path.
  public static String maven() {
    String home = System.getProperty("maven.home", "");
    return home.isEmpty() ? "mvn" : Path.of(home, "bin", "mvn").toString();
  }
}
