package dev.porchlight.api.rocketchat;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a resource whose operations can name anybody's session, so that only administrators may
/// call them.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface ForAdministrators {}
