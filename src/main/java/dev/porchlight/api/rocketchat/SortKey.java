package dev.porchlight.api.rocketchat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The keys by which a list can be sorted. As in MongoDB, missing values come first in ascending
/// order.
enum SortKey {
  LOGIN_AT("loginAt"),
  DEVICE("device.name"),
  SYSTEM("device.os.name"),
  SYSTEM_VERSION("device.os.version"),
  NAME("_user.name"),
  USERNAME("_user.username");

  private final String key;

  SortKey(String key) {
    this.key = key;
  }

  static Optional<SortKey> named(String key) {
    return Arrays.stream(values()).filter(known -> known.key.equals(key)).findFirst();
  }

  Comparator<SessionRow> ascending() {
    Comparator<@Nullable String> order = Comparator.nullsFirst(Comparator.naturalOrder());
    return (one, other) -> order.compare(value(one), value(other));
  }

  private @Nullable String value(SessionRow row) {
    DeviceDocument device = row.device();
    SessionRow.Member user = row.user();
    return switch (this) {
      case LOGIN_AT -> row.loginAt();
      case DEVICE -> device == null ? null : device.name();
      case SYSTEM -> device == null ? null : device.os().name();
      case SYSTEM_VERSION -> device == null ? null : device.os().version();
      case NAME -> user == null ? null : user.name();
      case USERNAME -> user == null ? null : user.username();
    };
  }
}
