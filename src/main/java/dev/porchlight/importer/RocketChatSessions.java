package dev.porchlight.importer;

import dev.porchlight.session.Device;
import dev.porchlight.session.LoginRecord;
import dev.porchlight.session.LoginTokenHash;
import dev.porchlight.session.Session;
import dev.porchlight.session.SessionId;
import dev.porchlight.session.UserId;
import java.net.InetAddress;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads documents of Rocket.Chat's collection `rocketchat_sessions`. Daily statistics lie in the
/// same collection, and sign-ins that no login token was used for: Rocket.Chat answers nobody about
/// either, so both are left out.
final class RocketChatSessions implements LineParser {
  private static final Set<String> TYPES = Set.of("session", "computed-session");
  private static final String TYPE = "type";
  private static final String LOGIN_TOKEN = "loginToken";

  private final ChatWorkspace workspace;
  private final ImportReport report;

  RocketChatSessions(ChatWorkspace workspace, ImportReport report) {
    this.workspace = workspace;
    this.report = report;
  }

  @Override
  public Optional<ImportRecord> parse(String line) throws BadLineException {
    Fields fields = new Fields(ExtendedJson.read(line), "");
    String type = Objects.requireNonNullElse(fields.anyTextOrNull(TYPE), "");
    if (!TYPES.contains(type)) {
      report.leftOut("a line that is no session (such as user_daily)");
      return Optional.empty();
    }
    String token = fields.anyTextOrNull(LOGIN_TOKEN);
    if (token == null || token.isEmpty()) {
      report.leftOut("a session without a login token");
      return Optional.empty();
    }
    Session session = session(fields, login(fields));
    fields.unread().forEach(report::leftOut);
    return Optional.of(new ImportRecord.OfSession(workspace.pool(), session));
  }

  private Session session(Fields fields, LoginRecord login) throws BadLineException {
    Instant loginAt = fields.instant("loginAt");
    return new Session(
        fields.id("sessionId", SessionId::fits, SessionId::new),
        fields.id("userId", UserId::fits, UserId::new),
        workspace.app(),
        loginAt,
        loginAt.plus(workspace.loginExpiration()),
        address(login.address()),
        null,
        fields.instantOrNull("logoutAt"),
        login);
  }

  private LoginRecord login(Fields fields) throws BadLineException {
    return new LoginRecord(
        fields.text("_id"),
        fields.text(TYPE),
        fields.anyTextOrNull("instanceId"),
        fields.id(LOGIN_TOKEN, LoginTokenHash::fits, LoginTokenHash::new),
        fields.anyTextOrNull("ip"),
        fields.anyTextOrNull("host"),
        device(fields),
        fields.textsIfAny("roles"),
        fields.anyTextOrNull("mostImportantRole"),
        day(fields),
        fields.anyTextOrNull("searchTerm"),
        times(fields),
        fields.idOrNull("logoutBy", UserId::fits, UserId::new));
  }

  private static LoginRecord.Times times(Fields fields) throws BadLineException {
    return new LoginRecord.Times(
        fields.instant("createdAt"),
        fields.instantOrNull("_updatedAt"),
        fields.instantOrNull("closedAt"),
        fields.instantOrNull("lastActivityAt"),
        fields.instantOrNull("_computedAt"));
  }

  private @Nullable Device device(Fields fields) throws BadLineException {
    Fields device = fields.objectOrNull("device");
    if (device == null) {
      return null;
    }
    Fields os = device.objectOrNull("os");
    Device known =
        new Device(
            device.anyTextOrNull("type"),
            device.anyTextOrNull("name"),
            device.anyTextOrNull("longVersion"),
            new Device.OperatingSystem(
                os == null ? null : os.anyTextOrNull("name"),
                os == null ? null : os.anyTextOrNull("version")),
            device.anyTextOrNull("version"));
    device.unread().forEach(report::leftOut);
    if (os != null) {
      os.unread().forEach(report::leftOut);
    }
    return known;
  }

  private static @Nullable LocalDate day(Fields fields) throws BadLineException {
    Integer year = fields.integerOrNull("year");
    Integer month = fields.integerOrNull("month");
    Integer day = fields.integerOrNull("day");
    try {
      return year == null || month == null || day == null ? null : LocalDate.of(year, month, day);
    } catch (DateTimeException e) {
      throw fields.bad("day", "no such day in the calendar");
    }
  }

  /// A proxy in front of the workspace may have written anything.
  private static @Nullable InetAddress address(@Nullable String text) {
    try {
      return text == null ? null : InetAddress.ofLiteral(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
