package dev.porchlight.api;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks an operation on access keys themselves. It needs the scope `admin`, whether or not it
/// [Writes], and is read anew, so that a revoked key administers nothing even where it is cached.
@NameBinding
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Administers {}
