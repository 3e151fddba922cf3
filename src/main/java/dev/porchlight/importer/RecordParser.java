package dev.porchlight.importer;

import dev.porchlight.access.AccessKey;
import dev.porchlight.access.Scope;
import dev.porchlight.json.Members;
import dev.porchlight.session.App;
import dev.porchlight.session.AppId;
import dev.porchlight.session.Session;
import dev.porchlight.session.SessionId;
import dev.porchlight.session.SessionOrigin;
import dev.porchlight.session.User;
import dev.porchlight.session.UserAlias;
import dev.porchlight.session.UserId;
import dev.porchlight.session.UserPoolId;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads one line of Porchlight's own import format: a JSON object with a `type`.
/// `docs/data-model.md` lists the fields.
record RecordParser(ImportSource source) {
  ImportRecord parse(String line) {
    return Members.bind(line, LineRules.OWN, fields -> parse(fields.text("type"), fields));
  }

  private ImportRecord parse(String type, Members fields) {
    return switch (type) {
      case "accessKey" -> new ImportRecord.OfAccessKey(accessKey(fields));
      case "app" -> new ImportRecord.OfApp(pool(fields), app(fields));
      case "user" -> new ImportRecord.OfUser(pool(fields), user(fields));
      case "session" -> new ImportRecord.OfSession(pool(fields), session(fields));
      default -> throw fields.malformed("type", "not one of accessKey, app, user, session");
    };
  }

  private static AccessKey accessKey(Members fields) {
    Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    for (String key : fields.texts("scopes")) {
      scopes.add(
          Scope.ofKey(key)
              .orElseThrow(() -> fields.malformed("scopes", "not one of read, write, admin")));
    }
    String id = fields.id("id", AccessKey::idFits, text -> text);
    String secret = fields.text("secret");
    if (!AccessKey.secretFits(secret)) {
      throw fields.malformed("secret", "not 16 to 256 characters long");
    }
    return new AccessKey(id, secret, pool(fields), scopes);
  }

  private static App app(Members fields) {
    AppId id = fields.id("appId", AppId::fits, AppId::new);
    String name = fields.text("name");
    return new App(
        id,
        name,
        Objects.requireNonNullElse(fields.filledTextOrNull("logo"), ""),
        Objects.requireNonNullElse(fields.filledTextOrNull("loginUrl"), ""));
  }

  private static User user(Members fields) {
    return new User(
        fields.id("userId", UserId::fits, UserId::new),
        alias(fields, "username", UserAlias.Kind.USERNAME),
        alias(fields, "email", UserAlias.Kind.EMAIL),
        alias(fields, "phone", UserAlias.Kind.PHONE),
        alias(fields, "externalId", UserAlias.Kind.EXTERNAL_ID),
        fields.objects("identities", RecordParser::identity),
        fields.objects("syncRelations", RecordParser::syncRelation));
  }

  private static @Nullable String alias(Members fields, String name, UserAlias.Kind kind) {
    String text = fields.filledTextOrNull(name);
    if (text != null && UserAlias.parse(kind, text).isEmpty()) {
      throw fields.malformed(name);
    }
    return text;
  }

  private static User.Identity identity(Members fields) {
    return new User.Identity(
        fields.text("identityId"),
        fields.text("idpId"),
        fields.text("idpName"),
        fields.text("idpNameEn"),
        fields.text("idpLogo"),
        fields.text("userIdInIdp"));
  }

  private static User.SyncRelation syncRelation(Members fields) {
    return new User.SyncRelation(fields.text("provider"), fields.text("userIdInIdp"));
  }

  private Session session(Members fields) {
    String userAgent = fields.filledTextOrNull("userAgent");
    if (userAgent != null && userAgent.length() > Session.MOST_USER_AGENT_CHARACTERS) {
      throw fields.malformed("userAgent", "longer than 1024 characters");
    }
    return new Session(
        fields.id("sessionId", SessionId::fits, SessionId::new),
        fields.id("userId", UserId::fits, UserId::new),
        fields.id("appId", AppId::fits, AppId::new),
        source.signIn(fields),
        fields.instant("expiresAt"),
        fields.addressOrNull("ip"),
        userAgent,
        fields.instantOrNull("endedAt"),
        new SessionOrigin.Imported());
  }

  private static UserPoolId pool(Members fields) {
    return fields.id("userPoolId", UserPoolId::fits, UserPoolId::new);
  }
}
