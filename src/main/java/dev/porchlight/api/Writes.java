package dev.porchlight.api;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks an operation that changes something. Its requests go to the function that may write
/// (`infra/template.yaml`); where callers show an access key, they need the scope to write, and a
/// signature works once.
@NameBinding
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Writes {}
