package dev.porchlight.sdk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A running SDK: it reads one question per line and writes one answer per line, until it is
/// closed.
public final class SdkProcess implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_ANSWER_SECONDS = 120;

  /// Marks the end of the process in the queue of answers.
  private static final String END = "";

  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private final Process process;
  private final BufferedWriter questions;
  private final Path errors;

  SdkProcess(List<String> command) {
    try {
      errors = Files.createTempFile("sdk", ".log");
      process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    questions = process.outputWriter(StandardCharsets.UTF_8);
    Thread.ofVirtual().start(this::read);
  }

  /// The answers to questions, in order.
  public List<JsonNode> ask(List<Map<String, Object>> asked) {
    try {
      for (Map<String, Object> question : asked) {
        questions.write(JSON.writeValueAsString(question) + "\n");
      }
      questions.flush();
      List<JsonNode> answers = new ArrayList<>();
      while (answers.size() < asked.size()) {
        answers.add(JSON.readTree(next()));
      }
      return answers;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private String next() throws IOException, InterruptedException {
    String line = lines.poll(MOST_ANSWER_SECONDS, TimeUnit.SECONDS);
    if (line == null || line.equals(END)) {
      throw new IllegalStateException("the SDK failed: " + Files.readString(errors));
    }
    return line;
  }

  private void read() {
    try (var reader = process.inputReader(StandardCharsets.UTF_8)) {
      reader.lines().filter(line -> line.startsWith("{")).forEach(lines::add);
    } catch (IOException | UncheckedIOException e) {
      // The process was destroyed while it wrote.
    } finally {
      lines.add(END);
    }
  }

  /// Signals that there are no more questions, and waits for the process to end.
  @Override
  public void close() {
    try {
      questions.close();
      if (!process.waitFor(MOST_ANSWER_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("the SDK is still running: " + Files.readString(errors));
      }
      Files.delete(errors);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } finally {
      process.destroyForcibly();
    }
  }
}
