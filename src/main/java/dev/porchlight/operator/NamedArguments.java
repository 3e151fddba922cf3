package dev.porchlight.operator;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// The arguments of a command, `NAME=value` in any order, called as make calls its variables. Make
/// passes all of them, so an empty value means the same as none.
final class NamedArguments {
  private final Map<String, String> values = new HashMap<>();
  private final String usage;

  private NamedArguments(String usage) {
    this.usage = usage;
  }

  /// @param usage how the command is called, for those who called it otherwise
  /// @param names the arguments that the command has
  /// @throws UsageException if there is another argument, or one is given twice
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

  /// An argument that must be there.
  ///
  /// @param read throws [IllegalArgumentException], with a message for people, if it cannot
  /// @throws UsageException if the argument is missing or cannot be read
  <T> T required(String name, Function<String, T> read) {
    return optional(name, read).orElseThrow(() -> misuse(name + " is missing"));
  }

  /// An argument that may be absent.
  ///
  /// @param read throws [IllegalArgumentException], with a message for people, if it cannot
  /// @throws UsageException if the argument cannot be read
  <T> Optional<T> optional(String name, Function<String, T> read) {
    String value = values.getOrDefault(name, "");
    try {
      return value.isEmpty() ? Optional.empty() : Optional.of(read.apply(value));
    } catch (IllegalArgumentException e) {
      throw new UsageException(name + ": " + e.getMessage());
    }
  }

  /// The address of a service; empty if none is given.
  ///
  /// @throws UsageException if it is not one of HTTP
  Optional<URI> address(String name) {
    return optional(
        name,
        text -> {
          URI address = URI.create(text);
          if (address.getHost() == null) {
            throw new IllegalArgumentException("not an address such as http://127.0.0.1:8000");
          }
          return address;
        });
  }

  private UsageException misuse(String what) {
    return new UsageException(what + ". Usage: " + usage);
  }
}
