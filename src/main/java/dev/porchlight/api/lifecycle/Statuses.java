package dev.porchlight.api.lifecycle;

import dev.porchlight.session.Sessions;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// The answers to several questions, in their order.
@RegisterForReflection
public record Statuses(List<Status> results) {
  /// @param answers a question without an entry means not signed in
  static Statuses of(List<StatusInput> pairs, Map<Sessions.Question, Instant> answers) {
    return new Statuses(
        pairs.stream().map(input -> input.status(answers.get(input.question()))).toList());
  }
}
