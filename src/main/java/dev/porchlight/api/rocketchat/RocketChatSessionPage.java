package dev.porchlight.api.rocketchat;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/// A page of a list.
///
/// @param total the number of sign-ins in the whole list
/// @param count the page size, not the number of rows: the documented example has two rows and a
///   count of 50, and KDE's Ruqola reads it that way
/// @param offset as it was sent
@JsonPropertyOrder({"sessions", "total", "count", "offset", "success"})
@RegisterForReflection
public record RocketChatSessionPage(
    List<SessionRow> sessions, int total, int count, long offset, boolean success) {}
