package dev.porchlight.workbench.benchmark;

import dev.porchlight.workbench.local.Function;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/// What warm checks allocate on the thread that answers them, counted object by object.
///
/// Counted on a JVM that runs the binary's loop, compiles without escape analysis (C1), lays
/// objects out as native-image does (eight bytes for a reference, eight for a header), and
/// allocates each object outside a TLAB, where Flight Recorder sees it. Two runs differ by less
/// than 1 %.
///
/// @param parts bytes of all checks, by the part that allocated them
/// @param sites bytes of all checks, by class and innermost callers
record Allocations(int checks, Map<Part, Long> parts, Map<String, Long> sites) {
  private static final String EVENT = "jdk.ObjectAllocationOutsideTLAB";
  private static final String JVM =
      "-XX:-UseTLAB -XX:-UseCompressedOops -XX:+UseCompactObjectHeaders -XX:+UseSerialGC"
          + " -XX:FlightRecorderOptions:stackdepth=256"
          + " -Dorg.graalvm.nativeimage.imagecode=runtime";
  private static final int SETTLING_CALLS = 300;
  private static final int CALLERS = 4;

  /// The part that allocated an object: the first one with code on the stack.
  enum Part {
    STORE("direct read of one item", "dev.porchlight.store.dynamodb.direct."),
    SDK("AWS SDK", "software.amazon.awssdk."),
    GATE("admission and signature", "dev.porchlight.api.genauth.GenAuthFamily."),
    HTTP("Vert.x, Quarkus REST, resource", "dev.porchlight.lambda.VirtualHttp."),
    LOOP("loop: Runtime API, event, answer", "dev.porchlight.lambda."),
    OTHER("other", "");

    private final String label;
    private final String code;

    Part(String label, String code) {
      this.label = label;
      this.code = code;
    }

    String label() {
      return label;
    }

    private static Part of(List<String> callers) {
      for (Part part : values()) {
        if (callers.stream().anyMatch(caller -> caller.startsWith(part.code))) {
          return part;
        }
      }
      return OTHER;
    }
  }

  /// Starts the function, lets it settle, and counts what `checks` checks allocate.
  static Allocations of(int checks) throws IOException, InterruptedException {
    Path recording = Files.createTempDirectory("allocations").resolve("checks.jfr");
    try (InstantDynamoDb store = new InstantDynamoDb();
        RuntimeApi api = new RuntimeApi();
        Function function =
            Function.start(
                Function.Kind.JAR,
                api.address(),
                URI.create("http://" + store.address()),
                Map.of("JAVA_TOOL_OPTIONS", JVM, "AWS_LAMBDA_FUNCTION_NAME", "f"),
                Path.of("target/allocations.log"))) {
      byte[] event = SignedCheck.event();
      call(api, event, SETTLING_CALLS);
      flightRecorder(
          function,
          "start",
          "settings=none",
          "+" + EVENT + "#enabled=true",
          "+" + EVENT + "#stackTrace=true");
      call(api, event, checks);
      flightRecorder(function, "dump", "filename=" + recording);
    }
    return read(recording, checks);
  }

  double bytes() {
    return parts.values().stream().mapToLong(Long::longValue).sum() / (double) checks;
  }

  private static void call(RuntimeApi api, byte[] event, int times) throws InterruptedException {
    for (int i = 0; i < times; i++) {
      String answer = api.invoke(event).body();
      if (!answer.contains("\\\"active\\\":true")) {
        throw new IllegalStateException("unexpected answer: " + answer);
      }
    }
  }

  private static void flightRecorder(Function function, String command, String... arguments)
      throws IOException, InterruptedException {
    List<String> jcmd = new ArrayList<>();
    jcmd.add(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString());
    jcmd.addAll(List.of(Long.toString(function.pid()), "JFR." + command, "name=checks"));
    jcmd.addAll(List.of(arguments));
    Process process = new ProcessBuilder(jcmd).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException("the flight recording failed: " + said);
    }
  }

  private static Allocations read(Path recording, int checks) throws IOException {
    Map<Part, Long> parts = new EnumMap<>(Part.class);
    Map<String, Long> sites = new HashMap<>();
    for (RecordedEvent event : RecordingFile.readAllEvents(recording)) {
      if (event.getEventType().getName().equals(EVENT) && isOnEventLoop(event)) {
        List<String> callers = callers(event);
        long bytes = event.getLong("allocationSize");
        parts.merge(Part.of(callers), bytes, Long::sum);
        String type = event.getClass("objectClass").getName();
        sites.merge(
            type + "  " + String.join(" < ", callers.subList(0, Math.min(CALLERS, callers.size()))),
            bytes,
            Long::sum);
      }
    }
    return new Allocations(checks, parts, sites);
  }

  private static boolean isOnEventLoop(RecordedEvent event) {
    return event.getThread() != null
        && Objects.requireNonNullElse(event.getThread().getJavaName(), "").contains("eventloop");
  }

  private static List<String> callers(RecordedEvent event) {
    List<RecordedFrame> frames =
        event.getStackTrace() == null ? List.of() : event.getStackTrace().getFrames();
    return frames.stream()
        .map(frame -> frame.getMethod().getType().getName() + "." + frame.getMethod().getName())
        .toList();
  }
}
