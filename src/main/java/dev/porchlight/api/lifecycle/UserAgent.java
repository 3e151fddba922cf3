package dev.porchlight.api.lifecycle;

import dev.porchlight.session.Device;
import dev.porchlight.session.Device.OperatingSystem;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The text with which a client identifies itself, and the device that Rocket.Chat derives from it
/// at sign-in. The values are those of `ua-parser-js`, which Rocket.Chat uses. Java libraries built
/// on uap-core use other names ("Mac OS X" for "Mac OS"), so the clients that matter are recognised
/// here, and any other is `other`.
record UserAgent(String text) {
  private static final Pattern MOBILE_APP =
      Pattern.compile("RC Mobile; (\\S{1,20}) ([^;]{0,40}); v(\\S{1,40})(?: \\((\\d{1,20})\\))?");
  private static final Pattern DESKTOP_APP = Pattern.compile("Rocket\\.Chat/([\\d.]{1,40})");
  private static final Pattern SHOWN_VERSION = Pattern.compile("(\\d+\\.){0,2}\\d+");
  private static final Pattern HAND_HELD = Pattern.compile("\\b(Mobile|iPhone|iPod)\\b");
  private static final Pattern TABLET = Pattern.compile("\\b(iPad|Tablet)\\b");

  /// The device; each of its parts is known, or known to be empty.
  Device device() {
    Matcher mobile = MOBILE_APP.matcher(text);
    if (mobile.find()) {
      String build = mobile.group(4) == null ? "" : " " + mobile.group(4);
      return device(
          "mobile-app",
          "RC Mobile",
          mobile.group(3) + build,
          new OperatingSystem(mobile.group(1), mobile.group(2)));
    }
    if (text.contains(" Electron/")) {
      Matcher desktop = DESKTOP_APP.matcher(text);
      return device("desktop-app", "Rocket.Chat", desktop.find() ? desktop.group(1) : "", system());
    }
    return browser();
  }

  private Device browser() {
    for (Browser browser : Browser.values()) {
      Optional<String> version = browser.version(text);
      if (version.isPresent()) {
        return device(type(), browser.title(), version.get(), system());
      }
    }
    // ua-parser-js takes Python's client for a watch.
    String type = text.startsWith("python-requests/") ? "wearable" : "other";
    return device(type, "", "", new OperatingSystem("", ""));
  }

  /// A Mac has a model but no type, which leaves its type empty.
  private String type() {
    if (TABLET.matcher(text).find()) {
      return "tablet";
    }
    if (HAND_HELD.matcher(text).find()) {
      return "mobile";
    }
    return text.contains("Macintosh") ? "" : "browser";
  }

  private OperatingSystem system() {
    return ClientSystem.of(text);
  }

  private static Device device(String type, String name, String longVersion, OperatingSystem os) {
    Matcher shown = SHOWN_VERSION.matcher(longVersion);
    return new Device(type, name, longVersion, os, shown.find() ? shown.group() : "");
  }

  /// In the order in which they are tried: most also claim to be some of the later ones.
  private enum Browser {
    EDGE("Edge", "Edg(?:e|A|iOS)?/([\\d.]{1,40})"),
    OPERA("Opera", "OPR/([\\d.]{1,40})"),
    SAMSUNG("Samsung Internet", "SamsungBrowser/([\\d.]{1,40})"),
    FIREFOX("Firefox", "(?:Firefox|FxiOS)/([\\d.]{1,40})"),
    CHROME("Chrome", "(?:Chrome|CriOS)/([\\d.]{1,40})"),
    MOBILE_SAFARI("Mobile Safari", "Version/([\\d.]{1,40}) Mobile/\\S{1,40} Safari/"),
    SAFARI("Safari", "Version/([\\d.]{1,40}) Safari/");

    private final String title;
    private final Pattern pattern;

    Browser(String title, String pattern) {
      this.title = title;
      this.pattern = Pattern.compile(pattern);
    }

    String title() {
      return title;
    }

    Optional<String> version(String text) {
      Matcher matcher = pattern.matcher(text);
      return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
  }
}
