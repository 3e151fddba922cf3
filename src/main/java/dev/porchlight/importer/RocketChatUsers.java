package dev.porchlight.importer;

import dev.porchlight.access.LoginToken;
import dev.porchlight.session.LoginTokenHash;
import dev.porchlight.session.User;
import dev.porchlight.session.UserAlias;
import dev.porchlight.session.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads documents of Rocket.Chat's collection `users`: names, roles, and the hashes of login
/// tokens. Nothing else of what lies under `services` is kept.
final class RocketChatUsers implements LineParser {
  private static final String PERSONAL = "personalAccessToken";

  private final ChatWorkspace workspace;
  private final ImportReport report;

  RocketChatUsers(ChatWorkspace workspace, ImportReport report) {
    this.workspace = workspace;
    this.report = report;
  }

  @Override
  public Optional<ImportRecord> parse(String line) throws BadLineException {
    Fields fields = new Fields(ExtendedJson.read(line), "");
    User user =
        new User(
            fields.id("_id", UserId::fits, UserId::new),
            alias(UserAlias.Kind.USERNAME, fields.anyTextOrNull("username")),
            email(fields),
            null,
            null,
            List.of(),
            List.of(),
            profile(fields));
    // Rocket.Chat takes all tokens from a user who is deactivated.
    List<LoginToken> tokens = fields.isFalse("active") ? List.of() : tokens(fields);
    fields.unread().forEach(report::leftOut);
    return Optional.of(new ImportRecord.OfMember(workspace.pool(), user, tokens));
  }

  private static User.Profile profile(Fields fields) throws BadLineException {
    return new User.Profile(
        fields.anyTextOrNull("name"),
        fields.textsIfAny("roles"),
        fields.anyTextOrNull("avatarETag"),
        fields.anyTextOrNull("avatarOrigin"));
  }

  /// The first address: a user may have several, and others find the user by one.
  private @Nullable String email(Fields fields) throws BadLineException {
    List<Fields> emails = fields.objects("emails");
    return emails.isEmpty()
        ? null
        : alias(UserAlias.Kind.EMAIL, emails.getFirst().anyTextOrNull("address"));
  }

  private @Nullable String alias(UserAlias.Kind kind, @Nullable String text) {
    if (text != null && UserAlias.parse(kind, text).isEmpty()) {
      report.leftOut(kind.key() + " that is malformed");
      return null;
    }
    return text;
  }

  private List<LoginToken> tokens(Fields fields) throws BadLineException {
    List<LoginToken> tokens = new ArrayList<>();
    Fields services = fields.objectOrNull("services");
    Fields resume = services == null ? null : services.objectOrNull("resume");
    if (resume != null) {
      for (Fields token : resume.objects("loginTokens")) {
        token(token).ifPresent(tokens::add);
        token.unread().forEach(report::leftOut);
      }
      resume.unread().forEach(report::leftOut);
    }
    if (services != null) {
      services.unread().forEach(report::leftOut);
    }
    return tokens;
  }

  private Optional<LoginToken> token(Fields token) throws BadLineException {
    String hash = token.anyTextOrNull("hashedToken");
    Instant when = token.instantOrNull("when");
    boolean personal = PERSONAL.equals(token.anyTextOrNull("type"));
    if (hash == null || !LoginTokenHash.fits(hash) || (when == null && !personal)) {
      report.leftOut("a login token without hash or time");
      return Optional.empty();
    }
    LoginTokenHash known = new LoginTokenHash(hash);
    return Optional.of(
        personal || when == null
            ? LoginToken.personal(known)
            : LoginToken.login(known, when, workspace.loginExpiration()));
  }
}
