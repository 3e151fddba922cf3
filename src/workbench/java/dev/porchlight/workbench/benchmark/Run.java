package dev.porchlight.workbench.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One process of a target, from start to end.
///
/// @param initMillis from the start of the process to its first request for an event
/// @param firstMillis duration of the first call
/// @param warmMillis duration of each call after the first hundred
/// @param cpuMillis CPU time of one warm call, user and system
/// @param residentMegabytes at the end
record Run(
    double initMillis,
    double firstMillis,
    List<Double> warmMillis,
    double cpuMillis,
    double residentMegabytes) {
  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
  private static final int FIRST_OF_CPU_FIELDS = 11; // utime and stime, counted after the name
  private static final double CLOCK_TICK_MILLIS = 10;
  private static final int SETTLING_CALLS = 100;

  /// From start to first answer: what a user waits for in a fresh environment, without AWS's own
  /// part.
  double coldMillis() {
    return initMillis + firstMillis;
  }

  /// Starts the target, calls it, and stops it.
  static Run of(Target target, InstantDynamoDb store, byte[] event, int calls)
      throws IOException, InterruptedException {
    try (RuntimeApi api = new RuntimeApi()) {
      long start = System.nanoTime();
      Process process = start(target, api, store);
      try {
        double init = (api.awaitReady() - start) / 1e6;
        RuntimeApi.Call first = api.invoke(event);
        if (!first.body().contains("\\\"active\\\":true")) {
          throw new IllegalStateException(target.name() + " answered " + first.body());
        }
        for (int i = 1; i < SETTLING_CALLS; i++) {
          api.invoke(event);
        }
        double cpuBefore = cpuMillis(process);
        double[] warm = new double[calls];
        for (int i = 0; i < calls; i++) {
          warm[i] = api.invoke(event).millis();
        }
        double cpu = (cpuMillis(process) - cpuBefore) / calls;
        List<Double> all = java.util.Arrays.stream(warm).boxed().toList();
        return new Run(init, first.millis(), all, cpu, residentMegabytes(process));
      } finally {
        process.destroyForcibly().waitFor();
      }
    }
  }

  private static Process start(Target target, RuntimeApi api, InstantDynamoDb store)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(target.command())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("AWS_LAMBDA_RUNTIME_API", api.address());
    builder.environment().put("AWS_ENDPOINT_URL_DYNAMODB", "http://" + store.address());
    builder.environment().put("AWS_REGION", "us-east-1");
    builder.environment().put("AWS_ACCESS_KEY_ID", "local");
    builder.environment().put("AWS_SECRET_ACCESS_KEY", "local");
    builder.environment().put("AWS_LAMBDA_FUNCTION_NAME", "f");
    builder.environment().put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "512");
    return builder.start();
  }

  private static double cpuMillis(Process process) throws IOException {
    String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    long ticks =
        Long.parseLong(fields[FIRST_OF_CPU_FIELDS])
            + Long.parseLong(fields[FIRST_OF_CPU_FIELDS + 1]);
    return ticks * CLOCK_TICK_MILLIS;
  }

  private static double residentMegabytes(Process process) throws IOException {
    Matcher resident =
        RESIDENT.matcher(Files.readString(Path.of("/proc/" + process.pid() + "/status")));
    if (!resident.find()) {
      throw new IllegalStateException("no VmRSS");
    }
    return Long.parseLong(resident.group(1)) / 1024.0;
  }
}
