package dev.porchlight.api.oidc;

import dev.porchlight.access.UsedOnce;
import dev.porchlight.api.RefusedException;
import dev.porchlight.session.SessionId;
import dev.porchlight.session.SignOut;
import dev.porchlight.session.UserId;
import dev.porchlight.session.UserReference;
import dev.porchlight.session.Users;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;

/// Signs users out when their identity provider says so. A user without a matching session is
/// already signed out.
@Singleton
public final class BackChannelLogout {
  private static final String PURPOSE = "logout";

  private final LogoutTokens tokens;
  private final Users users;
  private final SignOut signOut;
  private final UsedOnce used;

  public BackChannelLogout(LogoutTokens tokens, Users users, SignOut signOut, UsedOnce used) {
    this.tokens = tokens;
    this.users = users;
    this.signOut = signOut;
    this.used = used;
  }

  /// Carries out a token of `issuer`. The token is recorded as used only afterwards, so that a
  /// logout that failed half-way can be sent again; two concurrent deliveries end the same
  /// sessions, once.
  ///
  /// @throws RefusedException if the token is not valid, or was used before
  /// @throws dev.porchlight.session.StoreUnavailableException if the store does not answer
  void logOut(Issuer issuer, String token) {
    LogoutToken logout = tokens.verify(issuer, token);
    String use = issuer.name() + " " + issuer.identifier() + " " + logout.id();
    if (used.isClaimed(issuer.pool(), PURPOSE, use)) {
      throw OidcError.REPLAYED.refused();
    }
    end(issuer, logout);
    used.claim(issuer.pool(), PURPOSE, use, logout.invalidFrom());
  }

  private void end(Issuer issuer, LogoutToken logout) {
    SessionId session = logout.sid() == null ? null : new SessionId(logout.sid());
    if (logout.sub() == null && session != null) {
      signOut.endNamed(issuer.pool(), issuer.app(), session);
    } else if (session == null) {
      user(issuer, logout)
          .ifPresent(user -> signOut.fromApps(issuer.pool(), user, Set.of(issuer.app())));
    } else {
      user(issuer, logout)
          .ifPresent(user -> signOut.end(issuer.pool(), user, issuer.app(), session));
    }
  }

  private Optional<UserId> user(Issuer issuer, LogoutToken logout) {
    return Optional.ofNullable(logout.sub())
        .flatMap(issuer::user)
        .flatMap(user ->
            user instanceof UserReference.ById(UserId id)
                ? Optional.of(id)
                : users.idOf(issuer.pool(), user));
  }
}
