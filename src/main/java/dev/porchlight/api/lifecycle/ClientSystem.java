package dev.porchlight.api.lifecycle;

import dev.porchlight.session.Device.OperatingSystem;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The operating systems that a browser may name, in the order in which they are tried.
enum ClientSystem {
  WINDOWS("Windows", "Windows NT ([\\d.]{1,20})"),
  ANDROID("Android", "Android ([\\d.]{1,20})"),
  IOS("iOS", "(?:iPhone |CPU )OS ([\\d_]{1,20})"),
  MAC("Mac OS", "Mac OS X ([\\d_.]{1,20})"),
  CHROME_OS("Chromium OS", "CrOS \\S{1,20} ([\\d.]{1,20})"),
  UBUNTU("Ubuntu", "Ubuntu/?([\\d.]{0,20})"),
  LINUX("Linux", "Linux ?(x86_64|aarch64|i686)?");

  /// Windows versions by their marketing names.
  private static final Map<String, String> WINDOWS_VERSIONS =
      Map.of("10.0", "10", "6.3", "8.1", "6.2", "8", "6.1", "7");

  private final String title;
  private final Pattern pattern;

  ClientSystem(String title, String pattern) {
    this.title = title;
    this.pattern = Pattern.compile(pattern);
  }

  static OperatingSystem of(String userAgent) {
    for (ClientSystem system : values()) {
      Matcher matcher = system.pattern.matcher(userAgent);
      if (matcher.find()) {
        String version = matcher.group(1) == null ? "" : matcher.group(1).replace('_', '.');
        return new OperatingSystem(
            system.title,
            system == WINDOWS ? WINDOWS_VERSIONS.getOrDefault(version, version) : version);
      }
    }
    return new OperatingSystem("", "");
  }
}
