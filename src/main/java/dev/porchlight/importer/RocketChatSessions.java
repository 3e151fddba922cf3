package dev.porchlight.importer;

import dev.porchlight.json.Members;
import dev.porchlight.session.ChatRecord;
import dev.porchlight.session.Device;
import dev.porchlight.session.Device.OperatingSystem;
import dev.porchlight.session.IpAddress;
import dev.porchlight.session.LoginTokenHash;
import dev.porchlight.session.Session;
import dev.porchlight.session.SessionId;
import dev.porchlight.session.SessionOrigin;
import dev.porchlight.session.UserId;
import java.net.InetAddress;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads documents of Rocket.Chat's collection `rocketchat_sessions`. The collection also contains
/// daily statistics, and sign-ins without a login token or a session id; Rocket.Chat shows none of
/// these to anyone, so they are left out.
final class RocketChatSessions implements LineParser {
  private static final Set<String> TYPES = Set.of("session", "computed-session");
  private static final String TYPE = "type";
  private static final String LOGIN_TOKEN = "loginToken";
  private static final List<String> NEEDED = List.of(LOGIN_TOKEN, "sessionId");

  private final ImportSource source;
  private final ImportReport report;
  private final Decoration decoration;

  RocketChatSessions(ImportSource source, ImportReport report) {
    this.source = source;
    this.report = report;
    this.decoration = new Decoration(report);
  }

  @Override
  public Optional<ImportRecord> parse(String line) {
    return Members.bind(ExtendedJson.read(line), LineRules.FOREIGN, this::read);
  }

  private Optional<ImportRecord> read(Members fields) {
    String type = decoration.text(fields, TYPE);
    if (type == null || !TYPES.contains(type)) {
      report.leftOut("a line that is not a session (such as user_daily)");
      return Optional.empty();
    }
    for (String needed : NEEDED) {
      String text = fields.textOrNull(needed);
      if (text == null || text.isEmpty()) {
        report.leftOut("a session without " + needed);
        return Optional.empty();
      }
    }
    Instant loginAt = source.signIn(fields);
    Session session = session(fields, loginAt, login(fields, type, loginAt));
    report.leftOut(fields);
    return Optional.of(new ImportRecord.OfSession(source.workspace().pool(), session));
  }

  /// @param login the login token decides when the session expires
  private Session session(Members fields, Instant loginAt, ChatRecord login) {
    return new Session(
        fields.id("sessionId", SessionId::fits, SessionId::new),
        fields.id("userId", UserId::fits, UserId::new),
        source.workspace().app(),
        loginAt,
        loginAt.plus(source.workspace().loginExpiration()),
        address(login.address()),
        null,
        fields.instantOrNull("logoutAt"),
        new SessionOrigin.Chat(login));
  }

  private ChatRecord login(Members fields, String type, Instant loginAt) {
    return new ChatRecord(
        fields.text("_id"),
        type,
        decoration.text(fields, "instanceId"),
        fields.id(LOGIN_TOKEN, LoginTokenHash::fits, LoginTokenHash::new),
        decoration.text(fields, "ip"),
        decoration.text(fields, "host"),
        decoration.orNull(() -> fields.objectOrNull("device", this::device)),
        decoration.roles(fields),
        decoration.text(fields, "mostImportantRole"),
        decoration.orNull(() -> day(fields)),
        decoration.text(fields, "searchTerm"),
        times(fields, loginAt),
        decoration.orNull(() -> fields.idOrNull("logoutBy", UserId::fits, UserId::new)));
  }

  private ChatRecord.Times times(Members fields, Instant loginAt) {
    Instant createdAt = time(fields, "createdAt");
    return new ChatRecord.Times(
        createdAt == null ? loginAt : createdAt,
        time(fields, "_updatedAt"),
        time(fields, "closedAt"),
        time(fields, "lastActivityAt"),
        time(fields, "_computedAt"));
  }

  private @Nullable Instant time(Members fields, String name) {
    return decoration.orNull(() -> fields.instantOrNull(name));
  }

  private Device device(Members fields) {
    OperatingSystem os = decoration.orNull(() -> fields.objectOrNull("os", this::operatingSystem));
    Device device =
        new Device(
            decoration.text(fields, "type"),
            decoration.text(fields, "name"),
            decoration.text(fields, "longVersion"),
            os == null ? new OperatingSystem(null, null) : os,
            decoration.text(fields, "version"));
    report.leftOut(fields);
    return device;
  }

  private OperatingSystem operatingSystem(Members fields) {
    OperatingSystem os =
        new OperatingSystem(decoration.text(fields, "name"), decoration.text(fields, "version"));
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

  /// Null if it is not an address, or has a zone: a proxy in front of the workspace may have
  /// written anything.
  private static @Nullable InetAddress address(@Nullable String text) {
    try {
      return text == null ? null : IpAddress.of(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
