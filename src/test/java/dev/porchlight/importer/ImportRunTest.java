package dev.porchlight.importer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porchlight.session.AppId;
import dev.porchlight.session.InMemoryStore;
import dev.porchlight.session.Sessions;
import dev.porchlight.session.StoreUnavailableException;
import dev.porchlight.session.UserId;
import dev.porchlight.session.UserPoolId;
import dev.porchlight.session.UserReference;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImportRunTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private static final String SESSION =
      "{\"type\":\"session\",\"userPoolId\":\"p\",\"userId\":\"u\",\"appId\":\"a\","
          + "\"sessionId\":\"s\",\"loginAt\":\"2026-11-01T08:00:00.000Z\","
          + "\"expiresAt\":\"2099-01-01T00:00:00.000Z\"}";

  private final InMemoryStore store = new InMemoryStore(() -> NOW);
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @Test
  void validFileIsWrittenCompletely() throws Exception {
    assertThat(
            run(
                store,
                SESSION + "\n\n" + SESSION.replace("\"a\"", "\"b\"").replace("\"s\"", "\"t\"")))
        .isZero();
    assertThat(isActive("u", "a")).isTrue();
    assertThat(isActive("u", "b")).isTrue();
    assertThat(report()).contains("lines written: 2 in ").contains("; refused: 0; not written: 0");
  }

  @Test
  void badLinesAreReportedWithNumberAndFieldAndTheRestIsWritten() throws Exception {
    String file =
        String.join(
            "\n",
            "nonsense",
            SESSION,
            SESSION.replace("\"userId\"", "\"userID\""),
            SESSION.replace("2099-01-01T00:00:00.000Z", "soon"));
    assertThat(run(store, file)).isEqualTo(1);
    assertThat(isActive("u", "a")).isTrue();
    assertThat(report())
        .contains("line 1: not JSON")
        .contains("line 3: userId: missing")
        .contains("line 4: expiresAt: not a time such as 2026-11-01T08:00:00.000Z")
        .contains("lines written: 1 in ")
        .contains("refused: 3");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "{}|type: missing",
        "1|not a JSON object",
        "[]|the file is an array, not one object per line: export without --jsonArray",
        "[{|the file is an array, not one object per line: export without --jsonArray",
        "{|the file's objects span several lines: export without --pretty, one object per line",
        "{\"type\":\"x\"}|type: not one of accessKey, app, user, session",
        "{\"type\":1}|type: not a string",
        "{\"type\":\"app\",\"userPoolId\":\"a#b\"}|userPoolId: not a valid id",
        "{\"type\":\"app\",\"userPoolId\":\"p\",\"appId\":\"\"}|appId: empty",
        "{\"type\":\"app\",\"userPoolId\":\"p\",\"appId\":\"a\",\"name\":\"n\",\"color\":\"red\"}|color: unknown field",
        "{\"type\":\"user\",\"userPoolId\":\"p\",\"userId\":\"u\",\"email\":\"x\"}|email: malformed",
        "{\"type\":\"user\",\"userPoolId\":\"p\",\"userId\":\"u\",\"identities\":{}}|identities: not an array",
        "{\"type\":\"user\",\"userPoolId\":\"p\",\"userId\":\"u\",\"syncRelations\":[{}]}|syncRelations[0].provider: missing",
        "{\"type\":\"user\",\"userPoolId\":\"p\",\"userId\":\"u\",\"identities\":[1]}|identities[0]: not a JSON object",
        "{\"type\":\"accessKey\",\"id\":\"k\",\"secret\":\"short\",\"userPoolId\":\"p\",\"scopes\":[\"read\"]}|secret: not 16 to 256 characters long",
        "{\"type\":\"accessKey\",\"id\":\"k\",\"userPoolId\":\"p\",\"scopes\":[\"fly\"]}|scopes: not one of read, write",
        "{\"type\":\"accessKey\",\"id\":\"k\",\"userPoolId\":\"p\"}|scopes: missing",
        "{\"type\":\"app\",\"type\":\"app\"}|not JSON"
      })
  void errorNamesTheField(String line, String reason) throws Exception {
    assertThat(run(store, line)).isEqualTo(1);
    assertThat(report()).contains("line 1: " + reason);
  }

  @Test
  void lineThatIsNotUtf8DoesNotAffectTheOthers() throws Exception {
    byte[] bad = {'{', (byte) 0xFF, '}', '\n'};
    byte[] good = SESSION.getBytes(StandardCharsets.UTF_8);
    byte[] file = new byte[bad.length + good.length];
    System.arraycopy(bad, 0, file, 0, bad.length);
    System.arraycopy(good, 0, file, bad.length, good.length);
    assertThat(run(store, file)).isEqualTo(1);
    assertThat(report()).contains("line 1: not UTF-8");
    assertThat(isActive("u", "a")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\uFEFF", "\uFEFF\n", "\uFEFF \r\n", "\n", ""})
  void byteOrderMarkAndBlankLinesBeforeTheFirstRecordAreSkipped(String start) throws Exception {
    assertThat(run(store, start + SESSION)).isZero();
    assertThat(isActive("u", "a")).isTrue();
  }

  @Test
  void byteOrderMarkIsSkippedOnlyAtTheStart() throws Exception {
    assertThat(run(store, SESSION + "\n\uFEFF" + SESSION)).isEqualTo(1);
    assertThat(report()).contains("line 2: not JSON").contains("refused: 1;");
  }

  @Test
  void fileThatIsNotLinesOfUtf8IsReportedOnce() throws Exception {
    byte[] lines = (SESSION + "\n").repeat(50).getBytes(StandardCharsets.UTF_16);
    assertThat(run(store, lines)).isEqualTo(1);
    byte[] little = ("\uFEFF" + SESSION + "\n").repeat(50).getBytes(StandardCharsets.UTF_16LE);
    assertThat(run(store, little)).isEqualTo(1);
    assertThat(run(store, new byte[] {0x1F, (byte) 0x8B, 8, 0, '\n', '\n'})).isEqualTo(1);
    assertThat(run(store, new byte[] {'P', 'K', 3, 4, '\n', '\n'})).isEqualTo(1);
    assertThat(report().lines().filter(line -> line.startsWith("line ")))
        .containsExactly(
            "line 1: the file is UTF-16: convert it to UTF-8",
            "line 1: the file is UTF-16: convert it to UTF-8",
            "line 1: the file is compressed: unpack it first",
            "line 1: the file is compressed: unpack it first");
  }

  @Test
  void arrayIsReportedOnceHoweverManyLinesItHas() throws Exception {
    assertThat(run(store, "\n[" + (SESSION + ",\n").repeat(50) + "]")).isEqualTo(1);
    assertThat(report())
        .contains("line 2: the file is an array, not one object per line")
        .contains("lines written: 0 in ")
        .contains("; refused: 1; not written: 0");
  }

  @Test
  void repeatedReasonIsCountedOnceItIsKnown() throws Exception {
    assertThat(run(store, "nonsense\n".repeat(500) + "{}\n")).isEqualTo(1);
    assertThat(report())
        .contains("line 10: not JSON")
        .doesNotContain("line 11: not JSON")
        .contains("line 501: type: missing")
        .contains("and 490 more lines: not JSON")
        .contains("; refused: 501;");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-20T12:04:59Z, ''",
    "2026-11-20T12:05:01Z, line 1: loginAt: in the future",
    "2027-11-20T12:00:00Z, line 1: loginAt: in the future",
    "9999-11-20T12:00:00Z, line 1: loginAt: in the future"
  })
  void sessionOfTheFutureIsRefusedAndASkewedClockIsSetRight(String loginAt, String reason)
      throws Exception {
    run(store, SESSION.replace("2026-11-01T08:00:00.000Z", loginAt));
    assertThat(report()).contains(reason);
    assertThat(isActive("u", "a")).isEqualTo(reason.isEmpty());
    assertThat(store.sessionsOf(new UserPoolId("p"), new UserId("u")))
        .allMatch(session -> session.loginAt().equals(NOW));
  }

  @Test
  void secretsOnBadLinesAreNotPrinted() throws Exception {
    run(store, "{\"type\":\"accessKey\",\"id\":\"k\",\"secret\":\"canary-0123456789\",}");
    run(store, "{\"type\":\"accessKey\",\"id\":\"k\",\"secret\":\"canary\"}");
    assertThat(report()).doesNotContain("canary");
  }

  @Test
  void outageEndsTheImportAndNoLineIsLostSilently() throws Exception {
    ImportStore down = new FailingStore(() -> new StoreUnavailableException("down"));
    assertThat(run(down, (SESSION + "\n").repeat(60))).isEqualTo(2);
    assertThat(report())
        .contains("line 1 and 24 more: may not have been written: down")
        .contains("not written: 60")
        .contains("Importing the file again is safe");
  }

  @Test
  void faultEndsTheImportAndNoLineIsLostSilently() throws Exception {
    ImportStore faulty = new FailingStore(() -> new IllegalStateException("fault"));
    assertThat(run(faulty, SESSION)).isEqualTo(2);
    assertThat(report()).contains("not written: 1");
  }

  @Test
  void refusedLinesMakeTheExitStatusOne() throws Exception {
    String ended = SESSION.replace("}", ",\"endedAt\":\"2026-11-02T00:00:00Z\"}");
    assertThat(run(store, ended)).isZero();
    assertThat(run(store, SESSION)).isEqualTo(1);
    assertThat(report()).contains("line 1: sessionId: this session was ended");
    assertThat(isActive("u", "a")).isFalse();
  }

  private int run(ImportStore target, String file) throws Exception {
    return run(target, file.getBytes(StandardCharsets.UTF_8));
  }

  private int run(ImportStore target, byte[] file) throws Exception {
    ImportReport report = new ImportReport(new PrintStream(printed, true, StandardCharsets.UTF_8));
    ImportSource source = new ImportSource(ChatWorkspace.DEFAULT, NOW, NOW);
    LineParser parser = ImportFormat.PORCHLIGHT.parser(source, report);
    new ImportRun(new SerialStore(target), parser, report, new NamedByFile())
        .run(new ImportFile(new ByteArrayInputStream(file)));
    return report.finish();
  }

  private String report() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  private boolean isActive(String user, String app) {
    return new Sessions(store, store, store, () -> NOW)
        .isActive(new UserPoolId("p"), new UserReference.ById(new UserId(user)), new AppId(app));
  }
}
