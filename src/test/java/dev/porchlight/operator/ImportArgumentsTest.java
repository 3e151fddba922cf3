package dev.porchlight.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.porchlight.importer.ChatWorkspace;
import dev.porchlight.importer.ImportFormat;
import dev.porchlight.session.UserPoolId;
import dev.porchlight.store.dynamodb.Tables;
import java.net.URI;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImportArgumentsTest {
  @Test
  void absentAndEmptyArgumentsHaveDefaults() {
    ImportArguments parsed = parse("FILE=pom.xml|FORMAT=|ENDPOINT=|ROCKETCHAT_APP=");
    assertThat(parsed.wanted().format()).isEqualTo(ImportFormat.PORCHLIGHT);
    assertThat(parsed.wanted().workspace()).isEqualTo(ChatWorkspace.DEFAULT);
    assertThat(parsed.wanted().onlyPool()).isEmpty();
    assertThat(parsed.wanted().complete()).isFalse();
    assertThat(parsed.endpoint()).isEmpty();
  }

  @Test
  void fileCanBeCompleteAndBoundToAUserPool() {
    ImportArguments parsed =
        parse(
            "FILE=pom.xml|FORMAT=rocketchat-users|COMPLETE=true"
                + "|USER_POOL=p|ROCKETCHAT_USER_POOL=p");
    assertThat(parsed.wanted().onlyPool()).contains(new UserPoolId("p"));
    assertThat(parsed.wanted().complete()).isTrue();
  }

  @Test
  void argumentsCanComeInAnyOrder() {
    ImportArguments parsed =
        parse(
            "ENDPOINT=http://localhost:8000|ROCKETCHAT_LOGIN_DAYS=30|ROCKETCHAT_APP=a"
                + "|ROCKETCHAT_USER_POOL=p|FORMAT=rocketchat-users|FILE=pom.xml");
    assertThat(parsed.wanted().file()).hasToString("pom.xml");
    assertThat(parsed.wanted().format()).isEqualTo(ImportFormat.ROCKETCHAT_USERS);
    assertThat(parsed.wanted().workspace().pool()).hasToString("p");
    assertThat(parsed.wanted().workspace().app()).hasToString("a");
    assertThat(parsed.wanted().workspace().loginExpiration()).isEqualTo(Duration.ofDays(30));
    assertThat(parsed.tables()).isEqualTo(new Tables("sessions", "keys"));
    assertThat(parsed.endpoint()).contains(URI.create("http://localhost:8000"));
  }

  @ParameterizedTest
  @CsvSource({
    "FILE=,FILE is missing. Usage: make import FILE=",
    "FORMAT=porchlight,FILE is missing. Usage: make import FILE=",
    "FILES=pom.xml,Unknown argument: FILES. Usage: make import FILE=",
    "pom.xml,Not of the form NAME=value: pom.xml. Usage: make import FILE=",
    "FILE=pom.xml|FILE=pom.xml,FILE is given twice. Usage: make import FILE=",
    "FILE=no-such-file,FILE: cannot read the file no-such-file",
    "FILE=src,FILE: cannot read the file src",
    "FILE=pom.xml|FORMAT=csv,'FORMAT: must be one of porchlight, rocketchat-users, rocketchat-sessions'",
    "FILE=pom.xml|ROCKETCHAT_USER_POOL=a#b,ROCKETCHAT_USER_POOL: user pool id must be",
    "FILE=pom.xml|ROCKETCHAT_LOGIN_DAYS=soon,ROCKETCHAT_LOGIN_DAYS: not a number of days: soon",
    "FILE=pom.xml|USER_POOL=a#b,USER_POOL: user pool id must be",
    "FILE=pom.xml|USER_POOL=p|FORMAT=rocketchat-users,'USER_POOL: not the workspace''s user pool, rocketchat'",
    "FILE=pom.xml|COMPLETE=yes,COMPLETE: must be true or false",
    "FILE=pom.xml|COMPLETE=true,COMPLETE: only for a chat workspace's files",
    "FILE=pom.xml|ENDPOINT=localhost:8000,ENDPOINT: not a URL such as http://127.0.0.1:8000",
    "FILE=pom.xml|ENDPOINT=http://[,ENDPOINT: "
  })
  void errorIsReportedOnOneLine(String arguments, String message) {
    assertThatThrownBy(() -> parse(arguments))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith(message)
        .hasMessageNotContaining("\n");
  }

  @Test
  void missingTableNameIsReported() {
    assertThatThrownBy(() -> ImportArguments.parse("FILE=pom.xml", "SESSION_TABLE="))
        .hasMessageStartingWith("SESSION_TABLE is missing");
  }

  /// Parses `arguments` and the tables.
  private static ImportArguments parse(String arguments) {
    return ImportArguments.parse(
        Stream.concat(
                Stream.of("SESSION_TABLE=sessions", "ACCESS_KEY_TABLE=keys"),
                Stream.of(arguments.split("\\|", -1)))
            .toArray(String[]::new));
  }
}
