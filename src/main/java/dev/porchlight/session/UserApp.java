package dev.porchlight.session;

/// A user in an app: what a presence is about.
public record UserApp(UserId user, AppId app) {}
