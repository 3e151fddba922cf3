package dev.porchlight.workbench.emulator;

import dev.porchlight.workbench.local.Function;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/// What the emulator runs as the function: the native zip, as it is deployed to AWS, or a small one
/// that starts the packaged jar.
public final class FunctionZip {
  private static final Path NATIVE = Path.of("target/function.zip").toAbsolutePath();
  private static final Path JVM = Path.of("target/local/jvm.zip").toAbsolutePath();
  private static final String BOOTSTRAP = "bootstrap";

  /// Where an ELF file names its machine.
  private static final int MACHINE = 18;

  private FunctionZip() {}

  /// The native zip if there is one that runs on this machine, otherwise [#jvm].
  public static Path present() throws IOException {
    return runsHere(NATIVE) ? NATIVE : jvm();
  }

  /// The zip of a kind of function.
  public static Path of(Function.Kind kind) throws IOException {
    return switch (kind) {
      case NATIVE -> NATIVE;
      case JAR -> jvm();
    };
  }

  /// The packaged jar, on this program's JVM: the zip has only the command that starts it, so it
  /// runs on this machine only.
  private static Path jvm() throws IOException {
    String command =
        Function.command(Function.Kind.JAR).stream()
            .map(argument -> "'" + argument.replace("'", "'\\''") + "'")
            .collect(Collectors.joining(" "));
    Files.createDirectories(JVM.getParent());
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(JVM))) {
      ZipEntry entry = new ZipEntry(BOOTSTRAP);
      entry.setTime(0); // the same command makes the same zip
      zip.putNextEntry(entry);
      zip.write(("#!/bin/sh\nexec " + command + "\n").getBytes(StandardCharsets.UTF_8));
    }
    return JVM;
  }

  private static boolean runsHere(Path zip) throws IOException {
    if (!System.getProperty("os.name").equals("Linux") || !Files.exists(zip)) {
      return false;
    }
    try (ZipFile file = new ZipFile(zip.toFile())) {
      @Nullable ZipEntry entry = file.getEntry(BOOTSTRAP);
      if (entry == null) {
        return false;
      }
      try (InputStream content = file.getInputStream(entry)) {
        byte[] head = content.readNBytes(MACHINE + 1);
        return head.length > MACHINE && head[MACHINE] == machine();
      }
    }
  }

  private static byte machine() {
    return (byte) (System.getProperty("os.arch").equals("aarch64") ? 0xb7 : 0x3e);
  }
}
