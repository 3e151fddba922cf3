package dev.porchlight.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImportArgumentsTest {
  @Test
  void emptyArgumentsHaveTheirDefaults() {
    ImportArguments told = parse("pom.xml||||||");
    assertThat(told.source().format()).isEqualTo(ImportFormat.PORCHLIGHT);
    assertThat(told.source().workspace()).isEqualTo(ChatWorkspace.DEFAULT);
    assertThat(told.endpoint()).isEmpty();
  }

  @Test
  void everythingCanBeTold() {
    ImportArguments told = parse("pom.xml|http://localhost:8000|rocketchat-users|p|a|30");
    assertThat(told.source().format()).isEqualTo(ImportFormat.ROCKETCHAT_USERS);
    assertThat(told.source().workspace().pool()).hasToString("p");
    assertThat(told.source().workspace().app()).hasToString("a");
    assertThat(told.source().workspace().loginExpiration()).isEqualTo(Duration.ofDays(30));
    assertThat(told.endpoint()).contains(URI.create("http://localhost:8000"));
  }

  @ParameterizedTest
  @CsvSource({
    "'|',usage: make import",
    "no-such-file|,cannot read the file no-such-file",
    "src|,cannot read the file src",
    "pom.xml||csv,'FORMAT must be one of porchlight, rocketchat-users, rocketchat-sessions'",
    "pom.xml|||a#b,user pool id must be",
    "pom.xml|||||soon,not a number of days: soon"
  })
  void whatIsWrongIsSaid(String arguments, String message) {
    assertThatThrownBy(() -> parse(arguments))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message);
  }

  /// The file, then what follows the tables.
  private static ImportArguments parse(String arguments) {
    String[] given = arguments.split("\\|", -1);
    String[] all = new String[given.length + 2];
    all[0] = given[0];
    all[1] = "sessions";
    all[2] = "keys";
    System.arraycopy(given, 1, all, 3, given.length - 1);
    return ImportArguments.parse(all);
  }
}
