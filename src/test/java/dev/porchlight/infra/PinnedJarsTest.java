package dev.porchlight.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Every jar that ships or is tested with is the one that was reviewed, byte for byte. Maven has no
/// lock file of its own, and checks a download only against what the same registry says about it.
///
/// `make pin` writes the list again, after a version has changed.
class PinnedJarsTest {
  private static final Path LIST = Path.of("src/test/resources/jars.sha256");

  @Test
  void jarsAreTheOnesThatWereReviewed() throws IOException {
    Set<String> found = jars();
    if (Boolean.getBoolean("porchlight.jars.update")) {
      Files.write(LIST, found);
    }
    assertThat(found).hasSizeGreaterThan(100);
    assertThat(Files.readAllLines(LIST)).as("after a new version, run make pin").containsAll(found);
  }

  /// SECURITY.md relies on it: such policies could be bypassed (CVE-2026-39852, -50559, -87743).
  @Test
  void noPathPolicyDecidesWhoMayAsk() throws IOException {
    assertThat(Files.readString(Path.of("src/main/resources/application.properties")))
        .doesNotContain("quarkus.http.auth.permission", "quarkus.http.auth.policy");
  }

  private static Set<String> jars() {
    String path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return Arrays.stream(path.split(File.pathSeparator))
        .filter(entry -> entry.endsWith(".jar"))
        .map(Path::of)
        .map(jar -> sha256(jar) + "  " + jar.getFileName())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String sha256(Path jar) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(jar)));
    } catch (IOException | NoSuchAlgorithmException e) {
      throw new IllegalStateException(jar.toString(), e);
    }
  }
}
