package dev.porchlight.api;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks an operation that changes something. Its requests go to the function that can write
/// (`infra/template.yaml`); where callers use an access key, it needs the scope `write` (unless it
/// [Administers]), and a signature works only once.
@NameBinding
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Writes {}
