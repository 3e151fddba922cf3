package dev.porchlight.api.rocketchat;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a resource of the Rocket.Chat family: its requests pass [RocketChatRequestFilter] first,
/// so that when the resource runs, [RocketChatCall] holds who asks and with what.
@NameBinding
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface RocketChat {}
