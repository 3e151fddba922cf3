package dev.porchlight.importer;

import dev.porchlight.access.LoginToken;
import dev.porchlight.json.Members;
import dev.porchlight.session.LoginTokenHash;
import dev.porchlight.session.User;
import dev.porchlight.session.UserAlias;
import dev.porchlight.session.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads documents of Rocket.Chat's collection `users`: names, roles, and the hashes of login
/// tokens. Nothing else under `services` is kept.
final class RocketChatUsers implements LineParser {
  private static final String PERSONAL = "personalAccessToken";

  private final ChatWorkspace workspace;
  private final ImportReport report;

  RocketChatUsers(ChatWorkspace workspace, ImportReport report) {
    this.workspace = workspace;
    this.report = report;
  }

  @Override
  public Optional<ImportRecord> parse(String line) {
    return Members.bind(ExtendedJson.read(line), LineRules.FOREIGN, this::read);
  }

  private Optional<ImportRecord> read(Members fields) {
    User user =
        new User(
            fields.id("_id", UserId::fits, UserId::new),
            alias(UserAlias.Kind.USERNAME, fields.textOrNull("username")),
            email(fields),
            null,
            null,
            List.of(),
            List.of(),
            profile(fields));
    // Rocket.Chat removes all tokens of a deactivated user.
    List<LoginToken> tokens = fields.isFalse("active") ? List.of() : tokens(fields);
    report.leftOut(fields);
    return Optional.of(new ImportRecord.OfMember(workspace.pool(), user, tokens));
  }

  private static User.Profile profile(Members fields) {
    return new User.Profile(
        fields.textOrNull("name"),
        fields.textsIfAny("roles"),
        fields.textOrNull("avatarETag"),
        fields.textOrNull("avatarOrigin"));
  }

  /// The first address: a user may have several, but is found by only one.
  private @Nullable String email(Members fields) {
    List<Members> emails = fields.objects("emails", email -> email);
    return emails.isEmpty()
        ? null
        : alias(UserAlias.Kind.EMAIL, emails.getFirst().textOrNull("address"));
  }

  private @Nullable String alias(UserAlias.Kind kind, @Nullable String text) {
    if (text != null && UserAlias.parse(kind, text).isEmpty()) {
      report.leftOut("a malformed " + kind.key());
      return null;
    }
    return text;
  }

  private List<LoginToken> tokens(Members fields) {
    List<LoginToken> tokens = fields.objectOrNull("services", this::services);
    return tokens == null ? List.of() : tokens;
  }

  private List<LoginToken> services(Members fields) {
    List<LoginToken> tokens = fields.objectOrNull("resume", this::resume);
    report.leftOut(fields);
    return tokens == null ? List.of() : tokens;
  }

  private List<LoginToken> resume(Members fields) {
    List<Optional<LoginToken>> tokens = fields.objects("loginTokens", this::token);
    report.leftOut(fields);
    return tokens.stream().flatMap(Optional::stream).toList();
  }

  private Optional<LoginToken> token(Members fields) {
    Optional<LoginToken> token = read(fields.textOrNull("hashedToken"), fields);
    report.leftOut(fields);
    return token;
  }

  private Optional<LoginToken> read(@Nullable String hash, Members fields) {
    Instant when = fields.instantOrNull("when");
    boolean personal = PERSONAL.equals(fields.textOrNull("type"));
    if (hash == null || !LoginTokenHash.fits(hash) || (when == null && !personal)) {
      report.leftOut("a login token without a hash or a time");
      return Optional.empty();
    }
    LoginTokenHash known = new LoginTokenHash(hash);
    return Optional.of(
        personal || when == null
            ? LoginToken.personal(known)
            : LoginToken.login(known, when, workspace.loginExpiration()));
  }
}
