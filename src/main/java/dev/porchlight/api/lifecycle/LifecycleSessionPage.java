package dev.porchlight.api.lifecycle;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.porchlight.session.ListedSession;
import dev.porchlight.session.SignInPosition;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of a user's sessions, newest first.
///
/// @param cursor asks for the next page; omitted at the end
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"sessions", "cursor"})
@RegisterForReflection
public record LifecycleSessionPage(
    List<LifecycleSessionDocument> sessions, @Nullable String cursor) {
  static LifecycleSessionPage of(List<ListedSession> listed, int limit) {
    boolean more = listed.size() == limit;
    return new LifecycleSessionPage(
        listed.stream().map(LifecycleSessionDocument::of).toList(),
        more ? Cursor.of(SignInPosition.of(listed.getLast().session())) : null);
  }
}
