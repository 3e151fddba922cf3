package dev.porchlight;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The decision records agree with their index, and every link between documents works.
class DecisionsTest {
  private static final Path FOLDER = Path.of("docs/decisions");
  private static final Path INDEX = FOLDER.resolve("README.md");
  private static final Pattern FILE = Pattern.compile("(\\d{4})-[a-z0-9-]+\\.md");

  /// Title and second line of a record: number, title, date, status.
  private static final Pattern HEAD =
      Pattern.compile(
          "# (\\d+)\\. (.+)\n\nDate: (\\d{4}-\\d{2}-\\d{2}) · Status: (.+)\n\n[\\s\\S]+");

  private static final Pattern STATUS =
      Pattern.compile(
          "accepted|(?:superseded|amended) by \\[(\\d+)]\\((\\d{4})-[a-z0-9-]+\\.md\\)");

  private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");

  /// The full file name, or the number alone.
  private static final Pattern MENTION =
      Pattern.compile("docs/decisions/(\\d{4}(?:-[a-z0-9-]+\\.md)?)");

  private record Decision(String file, int number, String title, String date, String status) {
    static Decision read(Path path) throws IOException {
      String text = Files.readString(path);
      Matcher head = HEAD.matcher(text);
      assertThat(head.matches()).as("%s has a title, a date and a status", path).isTrue();
      return new Decision(
          path.getFileName().toString(),
          Integer.parseInt(head.group(1)),
          head.group(2),
          head.group(3),
          head.group(4));
    }

    String row() {
      return "| %d | [%s](%s) | %s | %s |".formatted(number, title, file, date, status);
    }
  }

  @Test
  void indexListsEveryRecordWithItsTitleDateAndStatus() throws IOException {
    List<String> rows =
        Files.readAllLines(INDEX).stream().filter(line -> line.matches("\\| \\d.*")).toList();
    assertThat(rows).containsExactlyElementsOf(decisions().stream().map(Decision::row).toList());
  }

  @Test
  void statusIsAcceptedOrNamesTheNewerRecord() throws IOException {
    for (Decision decision : decisions()) {
      Matcher status = STATUS.matcher(decision.status());
      assertThat(status.matches()).as("status of %s", decision.file()).isTrue();
      if (status.group(1) != null) {
        int newer = Integer.parseInt(status.group(1));
        assertThat(newer)
            .isEqualTo(Integer.parseInt(status.group(2)))
            .isGreaterThan(decision.number());
      }
    }
  }

  @Test
  void numbersAreUniqueAndMatchTheFileNames() throws IOException {
    List<Decision> decisions = decisions();
    assertThat(decisions).extracting(Decision::number).doesNotHaveDuplicates();
    assertThat(decisions)
        .allSatisfy(d -> assertThat(d.file()).startsWith("%04d-".formatted(d.number())));
  }

  @Test
  void indexNamesEveryUnusedNumber() throws IOException {
    List<Integer> used = decisions().stream().map(Decision::number).toList();
    String unused =
        IntStream.rangeClosed(1, used.getLast())
            .filter(number -> !used.contains(number))
            .mapToObj(Integer::toString)
            .collect(Collectors.joining(", "));
    assertThat(Files.readString(INDEX)).contains("\nNever used: " + unused + ". ");
  }

  @Test
  void linksBetweenDocumentsLeadToExistingFiles() throws IOException {
    List<Path> documents = documents();
    assertThat(documents).hasSizeGreaterThan(30).contains(Path.of("README.md"), INDEX);
    for (Path document : documents) {
      assertThat(localLinks(document))
          .as("links of %s", document)
          .allSatisfy(link -> assertThat(document.resolveSibling(link)).exists());
    }
  }

  @Test
  void decisionsNamedInSourcesExist() throws IOException {
    List<String> files = decisions().stream().map(Decision::file).toList();
    List<String> mentions = new ArrayList<>();
    for (Path source : sources()) {
      MENTION.matcher(Files.readString(source)).results().forEach(m -> mentions.add(m.group(1)));
    }
    assertThat(mentions)
        .isNotEmpty()
        .allSatisfy(mention -> assertThat(files).anyMatch(file -> isNamed(file, mention)));
  }

  private static boolean isNamed(String file, String mention) {
    return mention.endsWith(".md") ? file.equals(mention) : file.startsWith(mention + "-");
  }

  private static List<Decision> decisions() throws IOException {
    List<Decision> decisions = new ArrayList<>();
    for (Path path : files(FOLDER, ".md")) {
      if (!path.equals(INDEX)) {
        assertThat(path.getFileName().toString()).matches(FILE);
        decisions.add(Decision.read(path));
      }
    }
    return decisions;
  }

  private static List<Path> documents() throws IOException {
    List<Path> documents = new ArrayList<>();
    try (Stream<Path> root = Files.list(Path.of(""))) {
      root.filter(path -> path.toString().endsWith(".md")).forEach(documents::add);
    }
    documents.addAll(files(Path.of("docs"), ".md"));
    documents.addAll(files(Path.of("src"), ".md"));
    return documents;
  }

  private static List<Path> sources() throws IOException {
    List<Path> sources = new ArrayList<>(files(Path.of("src"), ".java", ".properties", ".yaml"));
    sources.addAll(files(Path.of("infra"), ".yaml", ".py"));
    sources.add(Path.of("pom.xml"));
    return sources;
  }

  private static List<Path> files(Path folder, String... endings) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .filter(path -> Stream.of(endings).anyMatch(path.toString()::endsWith))
          .sorted()
          .toList();
    }
  }

  private static List<String> localLinks(Path document) throws IOException {
    return LINK.matcher(Files.readString(document))
        .results()
        .map(MatchResult::group)
        .map(link -> link.substring(2, link.length() - 1).replaceFirst("#.*", ""))
        .filter(link -> !link.isEmpty() && !link.contains(":"))
        .toList();
  }
}
