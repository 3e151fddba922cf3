package dev.porchlight.api.genauth;

import java.util.Collection;
import java.util.Map;
import java.util.Set;

/// The fields of GenAuth's user that have one of a few values (`UserDto` of the SDKs). Porchlight
/// cannot search by them, but a value that none of them can have is a mistake of the caller.
final class ClosedFields {
  private static final Map<String, Set<String>> VALUES =
      Map.of(
          "status", Set.of("Suspended", "Resigned", "Activated", "Archived", "Deactivated"),
          "workStatus", Set.of("Closed", "Active"),
          "gender", Set.of("M", "F", "W", "U"),
          "userSourceType", Set.of("excel", "register", "adminCreated", "sync", "workflow"));

  private ClosedFields() {}

  static boolean has(String field) {
    return VALUES.containsKey(field);
  }

  /// Whether the field can have each of these values.
  static boolean allows(String field, Collection<String> values) {
    return VALUES.getOrDefault(field, Set.of()).containsAll(values);
  }
}
