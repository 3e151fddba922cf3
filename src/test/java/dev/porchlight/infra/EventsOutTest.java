package dev.porchlight.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The template's pipes, run on the records that DynamoDB writes to the table's stream.
class EventsOutTest {
  private static final Pipe OPENED = Pipe.named("SessionOpenedPipe");
  private static final Pipe ENDED = Pipe.named("SessionEndedPipe");

  private static List<JsonNode> records = List.of();

  @BeforeAll
  static void record(@TempDir Path folder) throws IOException, InterruptedException {
    records = Story.records(folder);
  }

  @Test
  void openingIsReportedOnceUnlessTheSessionWasEndedBefore() {
    assertThat(sessions(OPENED))
        .containsExactlyInAnyOrder(
            "stays",
            "ended-elsewhere",
            "signed-out",
            "kicked",
            "used-again",
            "used-again",
            "expires",
            "expires",
            "never-opened");
  }

  @Test
  void endIsReportedOnceHoweverOftenTheSessionIsEnded() {
    assertThat(sessions(ENDED))
        .containsExactlyInAnyOrder(
            "ended-elsewhere",
            "signed-out",
            "kicked",
            "used-again",
            "used-again",
            "expires",
            "expires",
            "never-opened",
            "stays");
  }

  @Test
  void secondEndOfTheSignedOutSessionIsInTheStream() {
    assertThat(records)
        .filteredOn(r -> r.at("/dynamodb/NewImage/sessionId/S").asText().equals("signed-out"))
        .filteredOn(r -> r.at("/dynamodb/OldImage/endedAt/N").isTextual())
        .hasSize(1);
  }

  /// Of a deleted user: the mark that stays is no session.
  @Test
  void erasureIsInTheStreamAndNoEvent() {
    List<JsonNode> erased =
        records.stream()
            .filter(r -> r.at("/dynamodb/NewImage/entity/S").asText().equals("unopened"))
            .filter(r -> r.at("/dynamodb/OldImage/entity/S").asText().equals("session"))
            .toList();
    assertThat(erased).hasSize(8).noneMatch(r -> OPENED.takes(r) || ENDED.takes(r));
  }

  @Test
  void presencesUsersAliasesAndAppsAreNotEvents() {
    assertThat(records)
        .filteredOn(r -> !OPENED.takes(r) && !ENDED.takes(r))
        .extracting(r -> r.at("/dynamodb/NewImage/entity/S").asText())
        .contains("presence", "user", "alias", "app", "session");
  }

  @Test
  void openedEventSaysWhoseSessionItIs() {
    assertThat(detailOf(OPENED, "stays").toString())
        .isEqualTo(
            """
            {"userPoolId":"pool","userId":"ann \\"the\\" first","sessionId":"stays","appId":"app",\
            "loginAt":"1793520000000","expiresAt":"2109139200000"}\
            """);
  }

  @Test
  void endedEventSaysWhenTheSessionFirstEnded() {
    assertThat(detailOf(ENDED, "signed-out").toString())
        .isEqualTo(
            """
            {"userPoolId":"pool","userId":"ann \\"the\\" first","sessionId":"signed-out",\
            "appId":"app","loginAt":"1793520000000","expiresAt":"1796112000000",\
            "endedAt":"1793520060000"}\
            """);
  }

  @Test
  void templatesReferOnlyToFieldsThatEveryRecordHas() {
    for (Pipe pipe : List.of(OPENED, ENDED)) {
      List<JsonNode> taken = records.stream().filter(pipe::takes).toList();
      assertThat(taken).isNotEmpty();
      assertThat(pipe.places()).isNotEmpty();
      for (String place : pipe.places()) {
        assertThat(taken).as(place).noneMatch(taker -> taker.at(place).isMissingNode());
      }
    }
  }

  @Test
  void fieldsAndNamesAreTheDocumentedOnes() throws IOException {
    String document = Files.readString(Path.of("docs/events.md"));
    assertThat(documentedFields(document))
        .isEqualTo(
            Stream.of(detailOf(OPENED, "stays"), detailOf(ENDED, "kicked"))
                .flatMap(detail -> detail.properties().stream())
                .map(field -> field.getKey())
                .collect(Collectors.toSet()));
    assertThat(document).contains("`" + OPENED.detailType() + "`", "`" + ENDED.detailType() + "`");
    assertThat(List.of(OPENED.source(), ENDED.source())).containsOnly("porchlight");
  }

  private static Set<String> documentedFields(String document) {
    return Pattern.compile("(?m)^\\| `detail\\.(\\w+)`")
        .matcher(document)
        .results()
        .map(row -> row.group(1))
        .collect(Collectors.toSet());
  }

  private static List<String> sessions(Pipe pipe) {
    return records.stream()
        .filter(pipe::takes)
        .map(taken -> pipe.detail(taken).path("sessionId").asText())
        .toList();
  }

  private static JsonNode detailOf(Pipe pipe, String session) {
    return records.stream()
        .filter(pipe::takes)
        .map(pipe::detail)
        .filter(detail -> detail.path("sessionId").asText().equals(session))
        .findFirst()
        .orElseThrow();
  }
}
