package dev.porchlight.access;

import dev.porchlight.session.LoginTokenHash;
import dev.porchlight.session.Session;
import dev.porchlight.session.User;
import dev.porchlight.session.UserId;
import java.util.Optional;

/// A caller whose login token is valid.
///
/// @param session the caller's session that was read together with the token; empty if there is
///   none
/// @param user the caller, if requested and known
public record AuthenticatedUser(
    UserId userId, LoginTokenHash token, Optional<Session> session, Optional<User> user) {}
