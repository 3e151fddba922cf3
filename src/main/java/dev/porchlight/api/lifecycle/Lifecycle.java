package dev.porchlight.api.lifecycle;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a resource of the lifecycle family: its requests pass [LifecycleRequestFilter] first, so
/// that when the resource runs, [LifecycleCall] holds who asks and with what.
@NameBinding
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Lifecycle {}
