package dev.porchlight.session;

/// A user and an app: what a presence is about.
public record UserApp(UserId user, AppId app) {}
