package dev.porchlight.api.lifecycle;

import dev.porchlight.session.Sessions;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// The answers to many questions, in their order.
@RegisterForReflection
public record Statuses(List<Status> results) {
  /// @param answers a question that is not in it is answered with no
  static Statuses of(List<StatusInput> pairs, Map<Sessions.Question, Instant> answers) {
    return new Statuses(
        pairs.stream().map(input -> input.status(answers.get(input.question()))).toList());
  }
}
