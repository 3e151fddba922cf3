package dev.porchlight.workbench.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a process uses, in KB.
///
/// @param resident resident memory, as the kernel reports it
/// @param heap a JVM's heap after a full collection; 0 for a native binary
record Memory(long resident, long heap) {
  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
  private static final Pattern USED = Pattern.compile("used (\\d+)K");
  private static final Path JCMD = Path.of(System.getProperty("java.home"), "bin", "jcmd");

  static Memory of(long pid) {
    try {
      long heap = isJvm(pid) ? heap(pid) : 0;
      String status = Files.readString(Path.of("/proc/" + pid + "/status"));
      return new Memory(first(RESIDENT, status), heap);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What shows whether memory grows: the heap, or all of a native binary's memory.
  long live() {
    return heap > 0 ? heap : resident;
  }

  private static boolean isJvm(long pid) throws IOException {
    return Files.readString(Path.of("/proc/" + pid + "/cmdline")).contains("/bin/java");
  }

  private static long heap(long pid) throws IOException {
    jcmd(pid, "GC.run");
    return first(USED, jcmd(pid, "GC.heap_info"));
  }

  private static String jcmd(long pid, String command) throws IOException {
    Process process =
        new ProcessBuilder(JCMD.toString(), Long.toString(pid), command)
            .redirectErrorStream(true)
            .start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static long first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new IllegalStateException("no " + pattern);
    }
    return Long.parseLong(matcher.group(1));
  }
}
