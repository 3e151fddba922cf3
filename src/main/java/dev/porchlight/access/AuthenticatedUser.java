package dev.porchlight.access;

import dev.porchlight.session.LoginTokenHash;
import dev.porchlight.session.Session;
import dev.porchlight.session.User;
import dev.porchlight.session.UserId;
import java.util.Optional;

/// A caller whose login token was good.
///
/// @param session the session of the caller that was asked for along; empty if there is none
/// @param user the caller, if asked for along and known
public record AuthenticatedUser(
    UserId userId, LoginTokenHash token, Optional<Session> session, Optional<User> user) {}
