package dev.porchlight.session;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Answers the questions that Porchlight exists for. All methods throw [StoreUnavailableException]
/// when the store does not answer.
public final class Sessions {
  private final SessionReader reader;
  private final AppCatalogue catalogue;
  private final InstantSource clock;

  public Sessions(SessionReader reader, AppCatalogue catalogue, InstantSource clock) {
    this.reader = reader;
    this.catalogue = catalogue;
    this.clock = clock;
  }

  /// Whether the user has a live session in the app. False also if user or app is not known:
  /// nothing tells a known user from an unknown one.
  public boolean isActive(UserPoolId pool, UserReference reference, AppId app) {
    return presence(pool, reference, app)
        .map(presence -> presence.isLiveAt(clock.instant()))
        .orElse(false);
  }

  /// The apps that the user ever signed in to, first sign-in first; empty if the user is not known.
  public Optional<List<App>> appsSignedInTo(UserPoolId pool, UserReference reference) {
    return presences(pool, reference).map(presences -> inOrderOfFirstLogin(pool, presences));
  }

  private Optional<Presence> presence(UserPoolId pool, UserReference reference, AppId app) {
    return switch (reference) {
      case UserReference.ById(UserId id) -> reader.presence(pool, id, app);
      case UserReference.ByAlias(UserAlias alias) ->
          reader.userNamed(pool, List.of(alias)).flatMap(user -> reader.presence(pool, user, app));
      case UserReference.ByAnyName anyName ->
          presences(pool, anyName).flatMap(all -> Optional.ofNullable(all.get(app)));
    };
  }

  private Optional<Map<AppId, Presence>> presences(UserPoolId pool, UserReference reference) {
    return switch (reference) {
      case UserReference.ById(UserId id) -> reader.presences(pool, id);
      case UserReference.ByAlias(UserAlias alias) -> presencesOfNamed(pool, List.of(alias));
      // A user who exists is never mistaken for another whose alias is the same text.
      case UserReference.ByAnyName(UserId text) ->
          reader
              .presences(pool, text)
              .or(() -> presencesOfNamed(pool, UserAlias.candidates(text.value())));
    };
  }

  private Optional<Map<AppId, Presence>> presencesOfNamed(
      UserPoolId pool, List<UserAlias> aliases) {
    return reader.userNamed(pool, aliases).flatMap(user -> reader.presences(pool, user));
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
