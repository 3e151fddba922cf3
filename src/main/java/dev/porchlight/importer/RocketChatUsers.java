package dev.porchlight.importer;

import dev.porchlight.access.LoginToken;
import dev.porchlight.json.Members;
import dev.porchlight.session.LoginTokenHash;
import dev.porchlight.session.User;
import dev.porchlight.session.UserAlias;
import dev.porchlight.session.UserId;
import dev.porchlight.session.UserLimits;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads documents of Rocket.Chat's collection `users`: names, roles, and the hashes of login
/// tokens. Nothing else under `services` is kept.
final class RocketChatUsers implements LineParser {
  private static final String PERSONAL = "personalAccessToken";

  private final ImportSource source;
  private final ImportReport report;
  private final Decoration decoration;

  RocketChatUsers(ImportSource source, ImportReport report) {
    this.source = source;
    this.report = report;
    this.decoration = new Decoration(report);
  }

  @Override
  public Optional<ImportRecord> parse(String line) {
    return Members.bind(ExtendedJson.read(line), LineRules.FOREIGN, this::read);
  }

  private Optional<ImportRecord> read(Members fields) {
    if (decoration.text(fields, "sessionId") != null) {
      throw fields.malformed("sessionId", "not a user; is this FORMAT=rocketchat-sessions?");
    }
    User user =
        new User(
            fields.id("_id", UserId::fits, UserId::new),
            alias(UserAlias.Kind.USERNAME, decoration.text(fields, "username")),
            email(fields),
            null,
            null,
            List.of(),
            List.of(),
            profile(fields));
    Boolean active = fields.booleanOrNull("active");
    // Rocket.Chat removes all tokens of a deactivated user.
    boolean letIn = active == null || active;
    List<LoginToken> tokens = letIn ? tokens(fields) : List.of();
    report.leftOut(fields);
    return Optional.of(
        new ImportRecord.OfMember(source.workspace(), user, tokens, letIn, source.asOf()));
  }

  private User.Profile profile(Members fields) {
    return new User.Profile(
        decoration.text(fields, "name", UserLimits.MOST_NAME_BYTES),
        decoration.roles(fields),
        decoration.text(fields, "avatarETag", UserLimits.MOST_WORD_BYTES),
        decoration.text(fields, "avatarOrigin", UserLimits.MOST_WORD_BYTES));
  }

  /// The first address: a user may have several, but is found by only one. Workspaces whose users
  /// have none write an object instead of an array (RocketChat/Rocket.Chat#18435).
  private @Nullable String email(Members fields) {
    List<Optional<String>> emails =
        decoration.orNull(() ->
            fields.objects(
                "emails",
                email -> Optional.ofNullable(decoration.text(email, "address")),
                report::leftOut));
    return emails == null
        ? null
        : emails.stream()
            .flatMap(Optional::stream)
            .findFirst()
            .map(address -> alias(UserAlias.Kind.EMAIL, address))
            .orElse(null);
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
    List<Optional<LoginToken>> tokens = fields.objects("loginTokens", this::token, report::leftOut);
    report.leftOut(fields);
    return tokens.stream().flatMap(Optional::stream).toList();
  }

  /// One bad token does not cost the others: it opens nothing in the workspace either.
  private Optional<LoginToken> token(Members fields) {
    String hash = decoration.text(fields, "hashedToken");
    Instant when = decoration.orNull(() -> fields.instantOrNull("when"));
    boolean personal = PERSONAL.equals(decoration.text(fields, "type"));
    report.leftOut(fields);
    if (hash == null || !LoginTokenHash.fits(hash) || (when == null && !personal)) {
      report.leftOut("a login token without a hash or a time");
      return Optional.empty();
    }
    LoginTokenHash known = new LoginTokenHash(hash);
    return Optional.of(
        personal || when == null
            ? LoginToken.personal(known)
            : LoginToken.login(known, when, source.workspace().loginExpiration()));
  }
}
