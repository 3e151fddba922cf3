package dev.porchlight.operator;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// The arguments of a command, `NAME=value` in any order, with the names of make's variables. Make
/// passes all of them, so an empty value means the same as no value.
final class NamedArguments {
  private final Map<String, String> values = new HashMap<>();
  private final String usage;

  private NamedArguments(String usage) {
    this.usage = usage;
  }

  /// @param usage how to call the command, shown after any mistake
  /// @param names the arguments that the command accepts
  /// @throws UsageException if an argument is unknown or given twice
  static NamedArguments parse(String usage, Set<String> names, String... arguments) {
    NamedArguments parsed = new NamedArguments(usage);
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      if (equals < 0) {
        throw parsed.misuse("Not of the form NAME=value: " + argument);
      }
      String name = argument.substring(0, equals);
      if (!names.contains(name)) {
        throw parsed.misuse("Unknown argument: " + name);
      }
      if (parsed.values.put(name, argument.substring(equals + 1)) != null) {
        throw parsed.misuse(name + " is given twice");
      }
    }
    return parsed;
  }

  /// A required argument.
  ///
  /// @param read throws [IllegalArgumentException], with a message for people, if the value is not
  ///   valid
  /// @throws UsageException if the argument is missing or not valid
  <T> T required(String name, Function<String, T> read) {
    return optional(name, read).orElseThrow(() -> misuse(name + " is missing"));
  }

  /// An optional argument.
  ///
  /// @param read throws [IllegalArgumentException], with a message for people, if the value is not
  ///   valid
  /// @throws UsageException if the argument is not valid
  <T> Optional<T> optional(String name, Function<String, T> read) {
    String value = values.getOrDefault(name, "");
    try {
      return value.isEmpty() ? Optional.empty() : Optional.of(read.apply(value));
    } catch (IllegalArgumentException e) {
      throw new UsageException(name + ": " + e.getMessage());
    }
  }

  /// The URL of a service; empty if none is given.
  ///
  /// @throws UsageException if it is not a URL with a host
  Optional<URI> address(String name) {
    return optional(
        name,
        text -> {
          URI address = URI.create(text);
          if (address.getHost() == null) {
            throw new IllegalArgumentException("not a URL such as http://127.0.0.1:8000");
          }
          return address;
        });
  }

  private UsageException misuse(String what) {
    return new UsageException(what + ". Usage: " + usage);
  }
}
