package dev.porchlight.session;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Answers the questions that Porchlight exists to answer. All methods throw
/// [StoreUnavailableException] when the store does not answer.
public final class Sessions {
  private final SessionReader reader;
  private final UserReader users;
  private final AppCatalogue catalogue;
  private final InstantSource clock;

  public Sessions(
      SessionReader reader, UserReader users, AppCatalogue catalogue, InstantSource clock) {
    this.reader = reader;
    this.users = users;
    this.catalogue = catalogue;
    this.clock = clock;
  }

  /// Whether the user has a live session in the app. Also false if the user or app is unknown: a
  /// known user cannot be told from an unknown one.
  ///
  /// @throws AmbiguousNameException if the reference names several users
  public boolean isActive(UserPoolId pool, UserReference reference, AppId app) {
    return presence(pool, reference, app)
        .map(presence -> presence.isLiveAt(clock.instant()))
        .orElse(false);
  }

  /// When the user's last live session in the app expires if nothing happens; empty if the user is
  /// not signed in, or if the user or app is unknown.
  public Optional<Instant> activeUntil(UserPoolId pool, UserReference reference, AppId app) {
    return presence(pool, reference, app).map(presence -> presence.activeUntil(clock.instant()));
  }

  /// The same for many questions at once: one read, and one before it if any user is named by an
  /// alias. A question missing from the result is answered with no.
  ///
  /// @param questions 1 to [SessionReader#MOST_TOGETHER]; a [UserReference.ByAnyName] stands for
  ///   the user with that id
  public Map<Question, Instant> activeUntil(UserPoolId pool, Set<Question> questions) {
    Map<Question, UserApp> pairs = pairs(pool, questions);
    Set<UserApp> wanted = Set.copyOf(pairs.values());
    Map<UserApp, Presence> presences = wanted.isEmpty() ? Map.of() : reader.presences(pool, wanted);
    Instant now = clock.instant();
    Map<Question, Instant> answers = new HashMap<>();
    pairs.forEach((question, pair) -> {
      Presence presence = presences.get(pair);
      Instant until = presence == null ? null : presence.activeUntil(now);
      if (until != null) {
        answers.put(question, until);
      }
    });
    return answers;
  }

  /// Is this user signed in to this app?
  public record Question(UserReference user, AppId app) {}

  private Map<Question, UserApp> pairs(UserPoolId pool, Set<Question> questions) {
    Set<UserAlias> aliases = new HashSet<>();
    for (Question question : questions) {
      if (question.user() instanceof UserReference.ByAlias(UserAlias alias)) {
        aliases.add(alias);
      }
    }
    Map<UserAlias, UserId> named = aliases.isEmpty() ? Map.of() : users.usersNamed(pool, aliases);
    Map<Question, UserApp> pairs = new HashMap<>();
    for (Question question : questions) {
      UserId user =
          switch (question.user()) {
            case UserReference.ById(UserId id) -> id;
            case UserReference.ByAnyName name -> name.asId();
            case UserReference.ByAlias(UserAlias alias) -> named.get(alias);
          };
      if (user != null) {
        pairs.put(question, new UserApp(user, question.app()));
      }
    }
    return pairs;
  }

  /// The apps that the user has ever signed in to, in order of first sign-in; empty if the user is
  /// unknown.
  public Optional<List<App>> appsSignedInTo(UserPoolId pool, UserReference reference) {
    return presences(pool, reference).map(presences -> inOrderOfFirstLogin(pool, presences));
  }

  private Optional<Presence> presence(UserPoolId pool, UserReference reference, AppId app) {
    return switch (reference) {
      case UserReference.ById(UserId id) -> reader.presence(pool, id, app);
      case UserReference.ByAlias(UserAlias alias) ->
          users.userNamed(pool, List.of(alias)).flatMap(user -> reader.presence(pool, user, app));
      case UserReference.ByAnyName name ->
          presences(pool, name).flatMap(all -> Optional.ofNullable(all.get(app)));
    };
  }

  private Optional<Map<AppId, Presence>> presences(UserPoolId pool, UserReference reference) {
    return switch (reference) {
      case UserReference.ById(UserId id) -> reader.presences(pool, id);
      case UserReference.ByAlias(UserAlias alias) -> presencesOfNamed(pool, List.of(alias));
      // An existing user is never mistaken for another one with the same text as an alias.
      case UserReference.ByAnyName name ->
          reader.presences(pool, name.asId()).or(() -> presencesOfNamed(pool, name.asAliases()));
    };
  }

  private Optional<Map<AppId, Presence>> presencesOfNamed(
      UserPoolId pool, List<UserAlias> aliases) {
    return users.userNamed(pool, aliases).flatMap(user -> reader.presences(pool, user));
  }

  private List<App> inOrderOfFirstLogin(UserPoolId pool, Map<AppId, Presence> presences) {
    Map<AppId, App> apps = catalogue.find(pool, presences.keySet());
    return presences.entrySet().stream()
        .sorted(
            Map.Entry.<AppId, Presence>comparingByValue(
                    Comparator.comparing(Presence::firstLoginAt))
                .thenComparing(entry -> entry.getKey().value()))
        .map(entry -> apps.getOrDefault(entry.getKey(), App.known(entry.getKey())))
        .toList();
  }
}
