package dev.porchlight.importer;

import dev.porchlight.json.Members;
import dev.porchlight.session.ChatRecord;
import dev.porchlight.session.Device;
import dev.porchlight.session.Device.OperatingSystem;
import dev.porchlight.session.LoginTokenHash;
import dev.porchlight.session.Session;
import dev.porchlight.session.SessionId;
import dev.porchlight.session.SessionOrigin;
import dev.porchlight.session.UserId;
import java.net.InetAddress;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads documents of Rocket.Chat's collection `rocketchat_sessions`. The collection also contains
/// daily statistics, and sign-ins without a login token; Rocket.Chat shows neither to anyone, so
/// both are left out.
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
  public Optional<ImportRecord> parse(String line) {
    return Members.bind(ExtendedJson.read(line), LineRules.FOREIGN, this::read);
  }

  private Optional<ImportRecord> read(Members fields) {
    String type = Objects.requireNonNullElse(fields.textOrNull(TYPE), "");
    if (!TYPES.contains(type)) {
      report.leftOut("a line that is not a session (such as user_daily)");
      return Optional.empty();
    }
    String token = fields.textOrNull(LOGIN_TOKEN);
    if (token == null || token.isEmpty()) {
      report.leftOut("a session without a login token");
      return Optional.empty();
    }
    Session session = session(fields, login(fields));
    report.leftOut(fields);
    return Optional.of(new ImportRecord.OfSession(workspace.pool(), session));
  }

  private Session session(Members fields, ChatRecord login) {
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
        new SessionOrigin.Chat(login));
  }

  private ChatRecord login(Members fields) {
    return new ChatRecord(
        fields.text("_id"),
        fields.text(TYPE),
        fields.textOrNull("instanceId"),
        fields.id(LOGIN_TOKEN, LoginTokenHash::fits, LoginTokenHash::new),
        fields.textOrNull("ip"),
        fields.textOrNull("host"),
        fields.objectOrNull("device", this::device),
        fields.textsIfAny("roles"),
        fields.textOrNull("mostImportantRole"),
        day(fields),
        fields.textOrNull("searchTerm"),
        times(fields),
        fields.idOrNull("logoutBy", UserId::fits, UserId::new));
  }

  private static ChatRecord.Times times(Members fields) {
    return new ChatRecord.Times(
        fields.instant("createdAt"),
        fields.instantOrNull("_updatedAt"),
        fields.instantOrNull("closedAt"),
        fields.instantOrNull("lastActivityAt"),
        fields.instantOrNull("_computedAt"));
  }

  private Device device(Members fields) {
    OperatingSystem os = fields.objectOrNull("os", this::operatingSystem);
    Device device =
        new Device(
            fields.textOrNull("type"),
            fields.textOrNull("name"),
            fields.textOrNull("longVersion"),
            os == null ? new OperatingSystem(null, null) : os,
            fields.textOrNull("version"));
    report.leftOut(fields);
    return device;
  }

  private OperatingSystem operatingSystem(Members fields) {
    OperatingSystem os =
        new OperatingSystem(fields.textOrNull("name"), fields.textOrNull("version"));
    report.leftOut(fields);
    return os;
  }

  private static @Nullable LocalDate day(Members fields) {
    Integer year = fields.integerOrNull("year");
    Integer month = fields.integerOrNull("month");
    Integer day = fields.integerOrNull("day");
    try {
      return year == null || month == null || day == null ? null : LocalDate.of(year, month, day);
    } catch (DateTimeException e) {
      throw fields.malformed("day", "no such day in the calendar");
    }
  }

  /// Null if it is not an address: a proxy in front of the workspace may have written anything.
  private static @Nullable InetAddress address(@Nullable String text) {
    try {
      return text == null ? null : InetAddress.ofLiteral(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
