package dev.porchlight.session;

import dev.porchlight.access.AccessKey;
import dev.porchlight.access.AccessKeys;
import dev.porchlight.access.LoginToken;
import dev.porchlight.access.LoginTokens;
import dev.porchlight.importer.ChatWorkspace;
import dev.porchlight.importer.ImportLine;
import dev.porchlight.importer.ImportRecord;
import dev.porchlight.importer.ImportStore;
import dev.porchlight.importer.NamedByFile;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An in-memory store: the simplest thing that keeps the ports' promises. For tests only.
public final class InMemoryStore
    implements SessionReader,
        SessionHistory,
        SessionWriter,
        SignInHistory,
        UserReader,
        UserWriter,
        AppWriter,
        AppCatalogue,
        AccessKeys,
        LoginTokens,
        ImportStore {
  private final InstantSource clock;
  private final Map<PoolUser, User> users = new HashMap<>();
  private final Map<PoolAlias, UserId> aliases = new HashMap<>();
  private final Map<PoolUser, Map<AppId, Presence>> presences = new HashMap<>();
  private final Map<PoolSession, Session> sessions = new HashMap<>();
  private final Map<PoolSession, Instant> unopened = new HashMap<>();
  private final List<PoolReplaced> replaced = new ArrayList<>();
  private final Map<PoolName, Map<Optional<UserId>, Instant>> nameEnds = new HashMap<>();
  private final Map<PoolUser, Map<Optional<AppId>, Instant>> signOuts = new HashMap<>();
  private final Map<PoolApp, App> apps = new HashMap<>();
  private final Map<String, AccessKey> keys = new HashMap<>();
  private final Map<PoolToken, LoginToken> tokens = new HashMap<>();
  private final Map<PoolToken, Instant> endedTokens = new HashMap<>();
  private final Set<PoolToken> withdrawn = new HashSet<>();
  private final Map<PoolUser, Instant> members = new HashMap<>();

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
  public Map<UserApp, Presence> presences(UserPoolId pool, Set<UserApp> wanted) {
    Map<UserApp, Presence> found = new HashMap<>();
    for (UserApp one : wanted) {
      presence(pool, one.user(), one.app()).ifPresent(presence -> found.put(one, presence));
    }
    return found;
  }

  @Override
  public Map<UserAlias, UserId> usersNamed(UserPoolId pool, Set<UserAlias> names) {
    Map<UserAlias, UserId> found = new HashMap<>();
    for (UserAlias name : names) {
      UserId user = aliases.get(new PoolAlias(pool, name));
      if (user != null) {
        found.put(name, user);
      }
    }
    return found;
  }

  @Override
  public Optional<UserId> userNamed(UserPoolId pool, List<UserAlias> names) {
    Set<UserId> named = Set.copyOf(usersNamed(pool, Set.copyOf(names)).values());
    if (named.size() > 1) {
      throw new AmbiguousNameException();
    }
    return named.stream().findFirst();
  }

  @Override
  public List<Session> sessionsOf(UserPoolId pool, UserId user) {
    return sessions.entrySet().stream()
        .filter(entry -> entry.getKey().pool().equals(pool) && entry.getKey().user().equals(user))
        .map(Map.Entry::getValue)
        .toList();
  }

  @Override
  public List<Session> sessions(UserPoolId pool, UserId user, Set<SessionId> ids) {
    return sessionsOf(pool, user).stream().filter(session -> ids.contains(session.id())).toList();
  }

  @Override
  public Set<UserId> usersOf(UserPoolId pool, SessionId id) {
    return sessions.entrySet().stream()
        .filter(entry -> entry.getKey().pool().equals(pool))
        .map(Map.Entry::getValue)
        .filter(session -> session.id().equals(id) && session.terms().isPresent())
        .map(Session::userId)
        .collect(Collectors.toSet());
  }

  @Override
  public SignInPage page(UserPoolId pool, UserId user, SignInFilter filter, int page, int limit) {
    List<Session> all = after(pool, user, filter, null, Integer.MAX_VALUE);
    return new SignInPage(all.size(), all.stream().skip((page - 1L) * limit).limit(limit).toList());
  }

  @Override
  public List<Session> after(
      UserPoolId pool,
      UserId user,
      SignInFilter filter,
      @Nullable SignInPosition after,
      int limit) {
    Stream<Session> earlier =
        replaced.stream()
            .filter(one -> one.pool().equals(pool) && one.session().userId().equals(user))
            .map(PoolReplaced::session);
    return Stream.concat(sessionsOf(pool, user).stream(), earlier)
        .filter(filter::matches)
        .sorted(SignInPosition.NEWEST_FIRST)
        .filter(session -> after == null || after.isBefore(session))
        .limit(limit)
        .toList();
  }

  @Override
  public boolean open(UserPoolId pool, NewSession opening) {
    Session session = opening.session();
    PoolSession key = new PoolSession(pool, session.userId(), session.id());
    Presence before = opening.before();
    Presence current = presence(pool, session.userId(), session.appId()).orElse(null);
    long openings = current == null ? 0 : current.openings();
    if (openings != (before == null ? 0 : before.openings()) || !isFree(pool, opening)) {
      return false;
    }
    if (opening.replaced() != null) {
      replaced.add(new PoolReplaced(pool, opening.replaced()));
    }
    sessions.put(key, session);
    unopened.remove(key);
    Presence opened = current == null ? Presence.first(session) : current.with(session);
    Map<SessionId, Instant> expiries = new HashMap<>(opened.expiries());
    if (before != null) {
      before
          .expiries()
          .forEach((id, expiry) -> {
            if (!expiry.isAfter(opening.now())) {
              expiries.remove(id);
            }
          });
    }
    expiries.put(session.id(), opening.until());
    presences
        .computeIfAbsent(new PoolUser(pool, session.userId()), _ -> new HashMap<>())
        .put(
            session.appId(),
            new Presence(opened.firstLoginAt(), opened.lastLoginAt(), expiries, openings + 1));
    return true;
  }

  /// Whether the id is as the opening expects it to be, and no mark forbids the opening.
  private boolean isFree(UserPoolId pool, NewSession opening) {
    Session session = opening.session();
    SessionTrace trace = trace(pool, session.userId(), session.appId(), session.id());
    Instant idEnd = trace.lastEndOfId();
    Instant signedOut = trace.signedOutAt();
    return Objects.equals(trace.session(), opening.replaced())
        && (trace.session() == null || trace.session().isEnded())
        && (idEnd == null || (opening.timed() && idEnd.isBefore(session.loginAt())))
        && (signedOut == null || signedOut.isBefore(session.loginAt()));
  }

  @Override
  public boolean endUnopened(
      UserPoolId pool, UserId user, SessionId id, Instant at, Instant forgetAt) {
    PoolSession key = new PoolSession(pool, user, id);
    if (sessions.containsKey(key) && !sessions.get(key).isEnded()) {
      return false;
    }
    unopened.put(key, at);
    return true;
  }

  @Override
  public void endNamed(
      UserPoolId pool,
      AppId app,
      SessionId id,
      @Nullable UserId user,
      Instant at,
      Instant forgetAt) {
    nameEnds
        .computeIfAbsent(new PoolName(pool, app, id), _ -> new HashMap<>())
        .merge(Optional.ofNullable(user), at, InMemoryStore::later);
  }

  @Override
  public void signOut(UserPoolId pool, UserId user, Set<AppId> apps, Instant at, Instant forgetAt) {
    apps.forEach(app ->
        signOuts
            .computeIfAbsent(new PoolUser(pool, user), _ -> new HashMap<>())
            .merge(Optional.of(app), at, InMemoryStore::later));
  }

  @Override
  public void signOutEverywhere(UserPoolId pool, UserId user, Instant at, Instant forgetAt) {
    signOuts
        .computeIfAbsent(new PoolUser(pool, user), _ -> new HashMap<>())
        .merge(Optional.empty(), at, InMemoryStore::later);
  }

  @Override
  public SessionTrace trace(UserPoolId pool, UserId user, AppId app, SessionId id) {
    var names = nameEnds.getOrDefault(new PoolName(pool, app, id), Map.of());
    var marks = signOuts.getOrDefault(new PoolUser(pool, user), Map.of());
    return new SessionTrace(
        session(pool, user, id).orElse(null),
        latest(
            unopened.get(new PoolSession(pool, user, id)),
            names.get(Optional.of(user)),
            names.get(Optional.<UserId>empty())),
        latest(marks.get(Optional.of(app)), marks.get(Optional.<AppId>empty())),
        presence(pool, user, app).orElse(null));
  }

  private static @Nullable Instant latest(@Nullable Instant... ends) {
    return Stream.of(ends).filter(Objects::nonNull).reduce(InMemoryStore::later).orElse(null);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  @Override
  public boolean extend(UserPoolId pool, Session session, Instant from, Instant to) {
    Presence presence = presence(pool, session.userId(), session.appId()).orElse(null);
    if (presence == null || !from.equals(presence.expiries().get(session.id()))) {
      return false;
    }
    Map<SessionId, Instant> expiries = new HashMap<>(presence.expiries());
    expiries.put(session.id(), to);
    presences
        .computeIfAbsent(new PoolUser(pool, session.userId()), _ -> new HashMap<>())
        .put(
            session.appId(),
            new Presence(
                presence.firstLoginAt(), presence.lastLoginAt(), expiries, presence.openings()));
    return true;
  }

  @Override
  public List<Session> sessionsNamed(UserPoolId pool, SessionId id) {
    return sessionsOfAll(pool).stream().filter(session -> session.id().equals(id)).toList();
  }

  @Override
  public List<Session> sessionsOfAll(UserPoolId pool) {
    return sessions.entrySet().stream()
        .filter(entry -> entry.getKey().pool().equals(pool))
        .map(Map.Entry::getValue)
        .filter(session -> session.chatRecord().isPresent())
        .toList();
  }

  @Override
  public Map<UserId, User> users(UserPoolId pool, Set<UserId> wanted) {
    Map<UserId, User> found = new HashMap<>();
    for (UserId id : wanted) {
      User user = users.get(new PoolUser(pool, id));
      if (user != null) {
        found.put(id, user);
      }
    }
    return found;
  }

  @Override
  public Found find(UserPoolId pool, UserId user, LoginTokenHash hash, ReadTogether along) {
    PoolToken key = new PoolToken(pool, user, hash);
    return new Found(
        endedTokens.containsKey(key) ? Optional.empty() : Optional.ofNullable(tokens.get(key)),
        along.session().map(id -> sessions.get(new PoolSession(pool, user, id))),
        along.user() ? Optional.ofNullable(users.get(new PoolUser(pool, user))) : Optional.empty());
  }

  @Override
  public boolean end(UserPoolId pool, List<Session> ended, Instant at, @Nullable UserId by) {
    for (Session session : ended) {
      Session known = session(pool, session.userId(), session.id()).orElse(null);
      if (known == null || !known.loginAt().equals(session.loginAt())) {
        return false;
      }
      sessions.put(new PoolSession(pool, session.userId(), session.id()), ended(session, at, by));
      presences
          .getOrDefault(new PoolUser(pool, session.userId()), new HashMap<>())
          .computeIfPresent(
              session.appId(), (_, presence) -> presence.with(ended(session, at, by)));
      session
          .chatRecord()
          .ifPresent(
              login -> endedTokens.put(new PoolToken(pool, session.userId(), login.token()), at));
    }
    return true;
  }

  private static Session ended(Session session, Instant at, @Nullable UserId by) {
    return new Session(
        session.id(),
        session.userId(),
        session.appId(),
        session.loginAt(),
        session.expiresAt(),
        session.ip(),
        session.userAgent(),
        at,
        session.origin() instanceof SessionOrigin.Chat(ChatRecord login)
            ? new SessionOrigin.Chat(ended(login, at, by))
            : session.origin());
  }

  private static ChatRecord ended(ChatRecord login, Instant at, @Nullable UserId by) {
    ChatRecord.Times times = login.times();
    return new ChatRecord(
        login.documentId(),
        login.type(),
        login.instanceId(),
        login.token(),
        login.address(),
        login.host(),
        login.device(),
        login.roles(),
        login.mostImportantRole(),
        login.day(),
        login.searchTerm(),
        new ChatRecord.Times(
            times.createdAt(), at, times.closedAt(), times.lastActivityAt(), times.computedAt()),
        by);
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
            case ImportRecord.OfApp(UserPoolId pool, App app) -> {
              put(pool, app);
              yield Optional.empty();
            }
            case ImportRecord.OfUser(UserPoolId pool, User user) -> imported(pool, user);
            case ImportRecord.OfMember member -> put(member);
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

  @Override
  public boolean put(UserPoolId pool, App app) {
    return apps.put(new PoolApp(pool, app.id()), app) == null;
  }

  @Override
  public void delete(UserPoolId pool, AppId app) {
    apps.remove(new PoolApp(pool, app));
  }

  private Optional<String> imported(UserPoolId pool, User user) {
    Optional<String> exceeded = UserLimits.exceededBy(user);
    if (exceeded.isPresent()) {
      return Optional.of(exceeded.get() + ": too large");
    }
    return put(pool, user) instanceof UserChange.AliasTaken(UserAlias.Kind kind)
        ? Optional.of(kind.key() + ": already belongs to another user")
        : Optional.empty();
  }

  @Override
  public synchronized UserChange put(UserPoolId pool, User user) {
    for (UserAlias.Kind kind : UserAlias.Kind.values()) {
      for (UserAlias alias : user.aliases()) {
        UserId owner = aliases.getOrDefault(new PoolAlias(pool, alias), user.id());
        if (alias.kind() == kind && !owner.equals(user.id())) {
          return new UserChange.AliasTaken(kind);
        }
      }
    }
    User before = users.put(new PoolUser(pool, user.id()), user);
    Set<UserAlias> stale = before == null ? new HashSet<>() : new HashSet<>(before.aliases());
    stale.forEach(alias -> aliases.remove(new PoolAlias(pool, alias)));
    user.aliases().forEach(alias -> aliases.put(new PoolAlias(pool, alias), user.id()));
    return before == null ? new UserChange.Created() : new UserChange.Replaced();
  }

  @Override
  public synchronized boolean forget(UserPoolId pool, UserId user, Instant now) {
    PoolUser key = new PoolUser(pool, user);
    User before = users.remove(key);
    Set<UserAlias> stale = before == null ? Set.of() : before.aliases();
    stale.forEach(alias -> aliases.remove(new PoolAlias(pool, alias)));
    Map<AppId, Presence> known = presences.getOrDefault(key, new HashMap<>());
    known.values().removeIf(presence -> !presence.isLiveAt(now));
    if (known.isEmpty()) {
      presences.remove(key);
    }
    tokens.keySet().stream()
        .filter(token -> token.pool().equals(pool) && token.user().equals(user))
        .forEach(token -> endedTokens.putIfAbsent(token, now));
    erase(pool, user, now);
    return true;
  }

  private void erase(UserPoolId pool, UserId user, Instant now) {
    Set<SessionId> live =
        presences(pool, user).orElse(Map.of()).values().stream()
            .flatMap(presence -> presence.liveAt(now).stream())
            .collect(Collectors.toSet());
    for (Session session : sessionsOf(pool, user)) {
      if (!live.contains(session.id())) {
        PoolSession key = new PoolSession(pool, user, session.id());
        sessions.remove(key);
        unopened.put(key, now);
      }
    }
    replaced.removeIf(one -> one.pool().equals(pool) && one.session().userId().equals(user));
  }

  private Optional<String> put(ImportRecord.OfMember member) {
    UserPoolId pool = member.pool();
    UserId id = member.user().id();
    members.put(new PoolUser(pool, id), member.asOf());
    User rest = member.user();
    Optional<String> refusal = Optional.empty();
    while (put(pool, rest) instanceof UserChange.AliasTaken(UserAlias.Kind kind)) {
      refusal =
          refusal.or(() ->
              Optional.of(kind.key() + ": already belongs to another user; the rest was written"));
      rest = rest.without(kind);
    }
    Optional<String> tokenRefusal = putTokens(member);
    settle(member);
    return refusal.or(() -> tokenRefusal);
  }

  private Optional<String> putTokens(ImportRecord.OfMember member) {
    Set<PoolToken> named = new HashSet<>();
    Optional<String> refusal = Optional.empty();
    for (LoginToken token : member.tokens()) {
      PoolToken key = new PoolToken(member.pool(), member.user().id(), token.hash());
      named.add(key);
      tokens.put(key, token);
      if (endedTokens.containsKey(key)) {
        refusal =
            Optional.of("loginTokens: one was ended here and stays ended; the rest was written");
      }
    }
    tokens.forEach((key, token) -> {
      Instant when = token.when();
      boolean younger =
          when != null && when.isAfter(member.asOf()) && !when.isAfter(clock.instant());
      if (key.pool().equals(member.pool())
          && key.user().equals(member.user().id())
          && !named.contains(key)
          && !younger) {
        endedTokens.putIfAbsent(key, clock.instant());
        withdrawn.add(key);
      }
    });
    return refusal;
  }

  private void settle(ImportRecord.OfMember member) {
    UserPoolId pool = member.pool();
    if (!member.active()) {
      Instant at = member.asOf();
      signOut(pool, member.user().id(), Set.of(member.workspace().app()), at, at);
    }
    for (Session session : sessionsOf(pool, member.user().id())) {
      if (session.isEnded() || !session.appId().equals(member.workspace().app())) {
        continue;
      }
      PoolToken token = token(pool, session);
      boolean shutOut =
          !member.active() && token == null && !session.loginAt().isAfter(member.asOf());
      if (shutOut || endedTokens.containsKey(token)) {
        end(pool, List.of(session), clock.instant(), null);
      } else if (tokens.containsKey(token)) {
        put(pool, session);
      }
    }
  }

  @Override
  public int endOtherUsers(ChatWorkspace workspace, NamedByFile named, Instant asOf) {
    List<PoolUser> others =
        members.entrySet().stream()
            .filter(entry -> entry.getKey().pool().equals(workspace.pool()))
            .filter(entry -> !named.names(entry.getKey().user()) && !entry.getValue().isAfter(asOf))
            .map(Map.Entry::getKey)
            .toList();
    for (PoolUser other : others) {
      User nameless = User.known(other.user());
      put(new ImportRecord.OfMember(workspace, nameless, List.of(), false, asOf));
      members.remove(other);
    }
    return others.size();
  }

  @Override
  public int endOtherSessions(ChatWorkspace workspace, NamedByFile named, Instant asOf) {
    List<Session> others =
        sessionsOfAll(workspace.pool()).stream()
            .filter(session -> session.appId().equals(workspace.app()) && !session.isEnded())
            .filter(session -> !named.names(session.userId(), session.id()))
            .filter(session -> !session.loginAt().isAfter(asOf))
            .toList();
    others.forEach(session -> put(workspace.pool(), session.endedBy(clock.instant())));
    return others.size();
  }

  private static @Nullable PoolToken token(UserPoolId pool, Session session) {
    return session
        .chatRecord()
        .map(login -> new PoolToken(pool, session.userId(), login.token()))
        .orElse(null);
  }

  private Optional<String> put(UserPoolId pool, Session read) {
    PoolSession key = new PoolSession(pool, read.userId(), read.id());
    Session known = sessions.get(key);
    Session after = read.after(known);
    Optional<String> contradiction = contradiction(key, read, known, after);
    if (contradiction.isPresent()
        || (known != null && after.equals(known) && read.isSupersededBy(known))) {
      return contradiction;
    }
    Session session = decided(pool, after);
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

  private Optional<String> contradiction(
      PoolSession key, Session read, @Nullable Session known, Session after) {
    if (known != null && !known.appId().equals(read.appId())) {
      return Optional.of("sessionId: already names a session of this user in another app");
    }
    if (read.isEnded() || (known != null && read.loginAt().isBefore(known.loginAt()))) {
      return Optional.empty();
    }
    PoolToken token = token(key.pool(), read);
    boolean tokenEndedHere = endedTokens.containsKey(token) && !withdrawn.contains(token);
    SessionTrace trace = trace(key.pool(), read.userId(), read.appId(), read.id());
    Instant mark = latest(trace.idEndedAt(), trace.signedOutAt());
    Instant unopenedAt = unopened.get(key);
    if ((after.isEnded() && (token == null || tokenEndedHere))
        || (unopenedAt != null && !read.loginAt().isAfter(unopenedAt))) {
      return Optional.of("sessionId: this session was ended and cannot be opened again");
    }
    if (tokenEndedHere) {
      return Optional.of("loginToken: this login token was ended and cannot open a session");
    }
    boolean held =
        trace.presence() != null
            && trace.presence().activeUntil(read.id(), clock.instant()) != null;
    boolean becomesLive = !held && decided(key.pool(), after).isLiveAt(clock.instant());
    return becomesLive && mark != null && !read.loginAt().isAfter(mark)
        ? Optional.of("loginAt: the user was signed out after this sign-in")
        : Optional.empty();
  }

  /// A chat session lives as long as its login token, and is over without one.
  private Session decided(UserPoolId pool, Session session) {
    PoolToken token = token(pool, session);
    if (token == null || session.isEnded()) {
      return session;
    }
    if (endedTokens.containsKey(token)) {
      return session.endedBy(endedTokens.get(token));
    }
    LoginToken known = tokens.get(token);
    return session.until(known == null ? session.loginAt() : known.sessionExpiry());
  }

  private record PoolUser(UserPoolId pool, UserId user) {}

  private record PoolAlias(UserPoolId pool, UserAlias alias) {}

  private record PoolApp(UserPoolId pool, AppId app) {}

  private record PoolToken(UserPoolId pool, UserId user, LoginTokenHash hash) {}

  private record PoolName(UserPoolId pool, AppId app, SessionId session) {}

  private record PoolReplaced(UserPoolId pool, Session session) {}

  private record PoolSession(UserPoolId pool, UserId user, SessionId session) {}
}
