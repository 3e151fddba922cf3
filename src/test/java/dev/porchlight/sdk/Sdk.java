package dev.porchlight.sdk;

import dev.porchlight.NotInstalled;
import dev.porchlight.workbench.local.ForeignClassPath;
import dev.porchlight.workbench.local.LockedPackages;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// An SDK, installed below `target/sdk` from its lock file, that answers questions in its own
/// process.
public final class Sdk {
  private static final Path SOURCES = Path.of("src/test/sdk").toAbsolutePath();
  private static final Path CLASS_PATHS = Path.of("src/test/classpaths");
  private static final Path INSTALLED = Path.of("target/sdk").toAbsolutePath();

  private final List<String> command;

  private Sdk(List<String> command) {
    this.command = command;
  }

  /// The Node SDK.
  public static Sdk node() {
    return node("Node SDK", "node");
  }

  static Sdk rocketChat() {
    return node("Rocket.Chat's clients", "rocketchat");
  }

  static Sdk oidcProvider() {
    return node("oidc-provider", "oidc");
  }

  private static Sdk node(String name, String folder) {
    LockedPackages packages = packages(name, folder);
    try {
      packages.node("package.json", "package-lock.json", "ask.mjs");
    } catch (IOException e) {
      NotInstalled.skip(e);
    }
    return new Sdk(List.of("node", packages.home().resolve("ask.mjs").toString()));
  }

  /// @param module the SDK's module
  static Sdk python(String module) {
    LockedPackages packages = packages("Python SDK", "python");
    try {
      Path commands = packages.python();
      Path ask = packages.sources().resolve("ask.py");
      return new Sdk(List.of(commands.resolve("python").toString(), ask.toString(), module));
    } catch (IOException e) {
      NotInstalled.skip(e);
      throw new IllegalStateException(e);
    }
  }

  private static LockedPackages packages(String name, String folder) {
    return new LockedPackages(name, SOURCES.resolve(folder), INSTALLED.resolve(folder));
  }

  static Sdk java(String version) {
    Path classPath =
        ForeignClassPath.resolve(CLASS_PATHS.resolve("authing-java-sdk-" + version))
            .toAbsolutePath();
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    return new Sdk(
        List.of(
            java.toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            classPath + "/*",
            SOURCES.resolve("java/Ask.java").toString()));
  }

  /// Starts it.
  ///
  /// @param host the host that it calls
  public SdkProcess start(URI host) {
    List<String> full = new ArrayList<>(command);
    full.add(host.toString());
    return new SdkProcess(full);
  }
}
