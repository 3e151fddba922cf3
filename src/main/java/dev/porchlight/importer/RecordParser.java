package dev.porchlight.importer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.porchlight.access.AccessKey;
import dev.porchlight.access.Scope;
import dev.porchlight.session.App;
import dev.porchlight.session.AppId;
import dev.porchlight.session.Session;
import dev.porchlight.session.SessionId;
import dev.porchlight.session.User;
import dev.porchlight.session.UserAlias;
import dev.porchlight.session.UserId;
import dev.porchlight.session.UserPoolId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads one line of the project's own import format: a JSON object with a `type`.
/// `docs/data-model.md` lists the fields.
final class RecordParser {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private RecordParser() {}

  static ImportRecord parse(String line) throws BadLineException {
    try {
      Fields fields = new Fields(JSON.readTree(line), "");
      ImportRecord parsed = parse(fields.text("type"), fields);
      fields.finish();
      return parsed;
    } catch (JsonProcessingException e) {
      // Not the library's message: it repeats the text, which may hold a secret.
      throw new BadLineException("the line: not JSON");
    }
  }

  private static ImportRecord parse(String type, Fields fields) throws BadLineException {
    return switch (type) {
      case "accessKey" -> new ImportRecord.OfAccessKey(accessKey(fields));
      case "app" -> new ImportRecord.OfApp(pool(fields), app(fields));
      case "user" -> new ImportRecord.OfUser(pool(fields), user(fields));
      case "session" -> new ImportRecord.OfSession(pool(fields), session(fields));
      default -> throw fields.bad("type", "not one of accessKey, app, user, session");
    };
  }

  private static AccessKey accessKey(Fields fields) throws BadLineException {
    Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    for (String key : fields.texts("scopes")) {
      scopes.add(Scope.ofKey(key).orElseThrow(() -> fields.bad("scopes", "not read or write")));
    }
    String id = fields.id("id", AccessKey::idFits, text -> text);
    String secret = fields.text("secret");
    if (!AccessKey.secretFits(secret)) {
      throw fields.bad("secret", "not 16 to 256 characters long");
    }
    return new AccessKey(id, secret, pool(fields), scopes);
  }

  private static App app(Fields fields) throws BadLineException {
    AppId id = fields.id("appId", AppId::fits, AppId::new);
    String name = fields.text("name");
    return new App(
        id,
        name,
        Objects.requireNonNullElse(fields.textOrNull("logo"), ""),
        Objects.requireNonNullElse(fields.textOrNull("loginUrl"), ""));
  }

  private static User user(Fields fields) throws BadLineException {
    return new User(
        fields.id("userId", UserId::fits, UserId::new),
        alias(fields, "username", UserAlias.Kind.USERNAME),
        alias(fields, "email", UserAlias.Kind.EMAIL),
        alias(fields, "phone", UserAlias.Kind.PHONE),
        alias(fields, "externalId", UserAlias.Kind.EXTERNAL_ID),
        identities(fields),
        syncRelations(fields));
  }

  private static @Nullable String alias(Fields fields, String name, UserAlias.Kind kind)
      throws BadLineException {
    String text = fields.textOrNull(name);
    if (text != null && UserAlias.parse(kind, text).isEmpty()) {
      throw fields.bad(name, "malformed");
    }
    return text;
  }

  private static List<User.Identity> identities(Fields fields) throws BadLineException {
    List<User.Identity> identities = new ArrayList<>();
    for (Fields identity : fields.objects("identities")) {
      identities.add(
          new User.Identity(
              identity.text("identityId"),
              identity.text("idpId"),
              identity.text("idpName"),
              identity.text("idpNameEn"),
              identity.text("idpLogo"),
              identity.text("userIdInIdp")));
      identity.finish();
    }
    return identities;
  }

  private static List<User.SyncRelation> syncRelations(Fields fields) throws BadLineException {
    List<User.SyncRelation> relations = new ArrayList<>();
    for (Fields relation : fields.objects("syncRelations")) {
      relations.add(new User.SyncRelation(relation.text("provider"), relation.text("userIdInIdp")));
      relation.finish();
    }
    return relations;
  }

  private static Session session(Fields fields) throws BadLineException {
    String userAgent = fields.textOrNull("userAgent");
    if (userAgent != null && userAgent.length() > Session.MOST_USER_AGENT_CHARACTERS) {
      throw fields.bad("userAgent", "longer than 1024 characters");
    }
    return new Session(
        fields.id("sessionId", SessionId::fits, SessionId::new),
        fields.id("userId", UserId::fits, UserId::new),
        fields.id("appId", AppId::fits, AppId::new),
        fields.instant("loginAt"),
        fields.instant("expiresAt"),
        fields.addressOrNull("ip"),
        userAgent,
        fields.instantOrNull("endedAt"));
  }

  private static UserPoolId pool(Fields fields) throws BadLineException {
    return fields.id("userPoolId", UserPoolId::fits, UserPoolId::new);
  }
}
