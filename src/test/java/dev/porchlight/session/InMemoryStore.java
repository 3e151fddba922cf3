package dev.porchlight.session;

import dev.porchlight.access.AccessKey;
import dev.porchlight.access.AccessKeys;
import dev.porchlight.importer.ImportLine;
import dev.porchlight.importer.ImportRecord;
import dev.porchlight.importer.ImportStore;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A store in memory: the simplest thing that keeps the ports' promises. For tests only.
public final class InMemoryStore implements SessionReader, AppCatalogue, AccessKeys, ImportStore {
  private final InstantSource clock;
  private final Map<PoolUser, User> users = new HashMap<>();
  private final Map<PoolAlias, UserId> aliases = new HashMap<>();
  private final Map<PoolUser, Map<AppId, Presence>> presences = new HashMap<>();
  private final Map<PoolSession, Session> sessions = new HashMap<>();
  private final Map<PoolApp, App> apps = new HashMap<>();
  private final Map<String, AccessKey> keys = new HashMap<>();

  public InMemoryStore(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Optional<Presence> presence(UserPoolId pool, UserId user, AppId app) {
    return presences(pool, user).map(all -> all.get(app));
  }

  @Override
  public Optional<Map<AppId, Presence>> presences(UserPoolId pool, UserId user) {
    PoolUser key = new PoolUser(pool, user);
    Map<AppId, Presence> known = presences.get(key);
    return known == null && users.containsKey(key)
        ? Optional.of(Map.of())
        : Optional.ofNullable(known);
  }

  @Override
  public Optional<UserId> userNamed(UserPoolId pool, List<UserAlias> names) {
    return names.stream()
        .flatMap(name -> Optional.ofNullable(aliases.get(new PoolAlias(pool, name))).stream())
        .findFirst();
  }

  @Override
  public Map<AppId, App> find(UserPoolId pool, Set<AppId> wanted) {
    Map<AppId, App> found = new HashMap<>();
    for (AppId id : wanted) {
      App app = apps.get(new PoolApp(pool, id));
      if (app != null) {
        found.put(id, app);
      }
    }
    return found;
  }

  @Override
  public Optional<AccessKey> find(String id) {
    return Optional.ofNullable(keys.get(id));
  }

  @Override
  public List<Refused> write(List<ImportLine> lines) {
    List<Refused> refused = new ArrayList<>();
    for (ImportLine line : lines) {
      Optional<String> reason =
          switch (line.record()) {
            case ImportRecord.OfAccessKey(AccessKey key) -> put(key);
            case ImportRecord.OfApp(UserPoolId pool, App app) -> put(pool, app);
            case ImportRecord.OfUser(UserPoolId pool, User user) -> put(pool, user);
            case ImportRecord.OfSession(UserPoolId pool, Session session) -> put(pool, session);
          };
      reason.ifPresent(text -> refused.add(new Refused(line.number(), text)));
    }
    return refused;
  }

  private Optional<String> put(AccessKey key) {
    keys.put(key.id(), key);
    return Optional.empty();
  }

  private Optional<String> put(UserPoolId pool, App app) {
    apps.put(new PoolApp(pool, app.id()), app);
    return Optional.empty();
  }

  private Optional<String> put(UserPoolId pool, User user) {
    for (UserAlias alias : user.aliases()) {
      UserId owner = aliases.get(new PoolAlias(pool, alias));
      if (owner != null && !owner.equals(user.id())) {
        return Optional.of(alias.kind().key() + ": already leads to another user");
      }
    }
    User before = users.put(new PoolUser(pool, user.id()), user);
    Set<UserAlias> stale = before == null ? new HashSet<>() : new HashSet<>(before.aliases());
    stale.forEach(alias -> aliases.remove(new PoolAlias(pool, alias)));
    user.aliases().forEach(alias -> aliases.put(new PoolAlias(pool, alias), user.id()));
    return Optional.empty();
  }

  private Optional<String> put(UserPoolId pool, Session session) {
    PoolSession key = new PoolSession(pool, session.userId(), session.id());
    Session known = sessions.get(key);
    if (known != null && !known.appId().equals(session.appId())) {
      return Optional.of("sessionId: already names a session of this user in another app");
    }
    if (known != null && known.isEnded() && !session.isEnded()) {
      return Optional.of("sessionId: this session was ended; it is not opened again");
    }
    sessions.put(key, session);
    presences
        .computeIfAbsent(new PoolUser(pool, session.userId()), _ -> new HashMap<>())
        .compute(
            session.appId(),
            (_, presence) ->
                (presence == null ? Presence.first(session) : presence.with(session))
                    .prunedAt(clock.instant()));
    return Optional.empty();
  }

  private record PoolUser(UserPoolId pool, UserId user) {}

  private record PoolAlias(UserPoolId pool, UserAlias alias) {}

  private record PoolApp(UserPoolId pool, AppId app) {}

  private record PoolSession(UserPoolId pool, UserId user, SessionId session) {}
}
