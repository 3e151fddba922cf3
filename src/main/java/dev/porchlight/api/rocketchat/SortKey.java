package dev.porchlight.api.rocketchat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a list can be sorted by. What is missing comes first in ascending order, as in MongoDB.
enum SortKey {
  LOGIN_AT("loginAt", SessionRow::loginAt),
  DEVICE("device.name", row -> row.device() == null ? null : row.device().name()),
  SYSTEM("device.os.name", row -> row.device() == null ? null : row.device().os().name()),
  SYSTEM_VERSION(
      "device.os.version", row -> row.device() == null ? null : row.device().os().version()),
  NAME("_user.name", row -> row.user() == null ? null : row.user().name()),
  USERNAME("_user.username", row -> row.user() == null ? null : row.user().username());

  private final String key;
  private final Function<SessionRow, @Nullable String> value;

  SortKey(String key, Function<SessionRow, @Nullable String> value) {
    this.key = key;
    this.value = value;
  }

  static Optional<SortKey> named(String key) {
    return Arrays.stream(values()).filter(known -> known.key.equals(key)).findFirst();
  }

  Comparator<SessionRow> ascending() {
    Comparator<@Nullable String> order = Comparator.nullsFirst(Comparator.naturalOrder());
    return (one, other) -> order.compare(value.apply(one), value.apply(other));
  }
}
