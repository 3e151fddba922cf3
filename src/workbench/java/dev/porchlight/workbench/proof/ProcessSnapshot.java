package dev.porchlight.workbench.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What a process holds, as the kernel reports it.
///
/// @param threads their names, without those that a JVM starts and ends on its own
/// @param sockets number of open sockets
record ProcessSnapshot(List<String> threads, long sockets) {
  private static final List<String> OF_THE_JVM =
      List.of("C1 Compiler", "C2 Compiler", "GC Thread", "G1 ", "HttpClient-", "Attach ");

  static ProcessSnapshot at(long pid) {
    Path process = Path.of("/proc", Long.toString(pid));
    List<String> threads =
        read(process.resolve("task"), task -> Files.readString(task.resolve("comm")).strip())
            .filter(name -> OF_THE_JVM.stream().noneMatch(name::startsWith))
            .sorted()
            .toList();
    long sockets =
        read(process.resolve("fd"), file -> Files.readSymbolicLink(file).toString())
            .filter(target -> target.startsWith("socket:"))
            .count();
    return new ProcessSnapshot(threads, sockets);
  }

  private interface Look {
    String at(Path entry) throws IOException;
  }

  private static Stream<String> read(Path folder, Look look) {
    List<String> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        read(entry, look, found);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found.stream();
  }

  private static void read(Path entry, Look look, List<String> found) throws IOException {
    try {
      found.add(look.at(entry));
    } catch (NoSuchFileException e) {
      // It has ended since.
    }
  }
}
