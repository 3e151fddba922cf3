package dev.porchlight.workbench.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Third-party packages that a tool or test uses, from npm or PyPI, pinned by a lock file:
/// installed once, below `target`.
///
/// @param name for messages
/// @param sources the folder with the lock file
/// @param home where they are installed
public record LockedPackages(String name, Path sources, Path home) {
  private static final int MOST_MINUTES = 5;

  private interface Installation {
    void run() throws IOException, InterruptedException;
  }

  /// Installs what `requirements.txt` pins, with hashes, into its own virtual environment.
  ///
  /// @return the environment's `bin` folder
  public Path python() throws IOException {
    Path lock = sources.resolve("requirements.txt");
    Path commands = home.resolve("venv/bin");
    String python = commands.resolve("python").toString();
    install(
        lock,
        () -> {
          run(List.of("python3", "-m", "venv", "venv"));
          run(
              List.of(
                  python, "-m", "pip", "install", "-q", "--require-hashes", "-r", lock.toString()));
        });
    return commands;
  }

  /// Installs what `package-lock.json` pins, beside copies of `files`.
  public void node(String... files) throws IOException {
    install(
        sources.resolve("package-lock.json"),
        () -> {
          for (String file : files) {
            Files.writeString(home.resolve(file), Files.readString(sources.resolve(file)));
          }
          run(List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"));
        });
  }

  private void install(Path lock, Installation installation) throws IOException {
    synchronized (LockedPackages.class) {
      Path done = home.resolve("done");
      String locked = Files.readString(lock);
      if (Files.exists(done) && Files.readString(done).equals(locked)) {
        return;
      }
      try {
        Files.createDirectories(home);
        installation.run();
        Files.writeString(done, locked);
      } catch (IOException e) {
        throw new IOException(name + " could not be installed: " + e.getMessage(), e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  private void run(List<String> command) throws IOException, InterruptedException {
    Path log = home.resolve("install.log");
    Process process =
        new ProcessBuilder(command)
            .directory(home.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    boolean ended = process.waitFor(MOST_MINUTES, TimeUnit.MINUTES);
    if (!ended || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new IOException("`" + String.join(" ", command.subList(0, 3)) + "` failed, see " + log);
    }
  }
}
