package dev.porchlight.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A class path that must not mix with ours: resolved by Maven from a POM of its own below
/// `src/test/classpaths` and copied to `target/classpaths`, once.
public final class ForeignClassPath {
  private static final Path SOURCES = Path.of("src/test/classpaths");
  private static final Path TARGET = Path.of("target/classpaths");
  private static final int MOST_MINUTES = 10;

  private ForeignClassPath() {}

  /// The folder that holds all jars (and native libraries) of the POM in
  /// `src/test/classpaths/name`.
  ///
  /// @throws IllegalStateException if Maven cannot resolve them
  public static synchronized Path resolve(String name) {
    Path pom = SOURCES.resolve(name).resolve("pom.xml");
    Path folder = TARGET.resolve(name);
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

  private static String maven() {
    String home = System.getProperty("maven.home", "");
    return home.isEmpty() ? "mvn" : Path.of(home, "bin", "mvn").toString();
  }
}
