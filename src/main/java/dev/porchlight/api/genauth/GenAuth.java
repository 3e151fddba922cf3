package dev.porchlight.api.genauth;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a resource of the GenAuth family: its requests pass [GenAuthRequestFilter] first, so that
/// when the resource runs, [GenAuthCall] holds who asks and with what.
@NameBinding
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface GenAuth {}
