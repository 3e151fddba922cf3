package dev.porchlight.store.dynamodb;

import dev.porchlight.session.StoreUnavailableException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Reads and writes single attributes. An item without a required attribute counts as a failure of
/// the store: it says nothing about a session.
final class Items {
  private Items() {}

  static String text(Map<String, AttributeValue> item, String name) {
    String text = textOrNull(item, name);
    if (text == null) {
      throw unreadable(name);
    }
    return text;
  }

  static @Nullable String textOrNull(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    return value == null ? null : value.s();
  }

  static Instant instant(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    if (value == null) {
      throw unreadable(name);
    }
    return instant(name, value);
  }

  static Instant instant(String name, AttributeValue value) {
    try {
      return Instant.ofEpochMilli(Long.parseLong(value.n()));
    } catch (NumberFormatException e) {
      throw new StoreUnavailableException("item with an unreadable attribute " + name, e);
    }
  }

  static @Nullable Instant instantOrNull(Map<String, AttributeValue> item, String name) {
    return item.containsKey(name) ? instant(item, name) : null;
  }

  /// What `read` makes of an attribute that only decorates its item; null if it cannot be read.
  /// Such an attribute must not keep a session from being ended.
  static <T> @Nullable T decoration(
      Map<String, AttributeValue> item, String name, Function<String, T> read) {
    String text = textOrNull(item, name);
    try {
      return text == null ? null : read.apply(text);
    } catch (DateTimeException | IllegalArgumentException e) {
      return null;
    }
  }

  /// The texts of a list; none if there is no list.
  static List<String> texts(Map<String, AttributeValue> item, String name) {
    AttributeValue list = item.get(name);
    return list == null
        ? List.of()
        : list.l().stream().map(AttributeValue::s).filter(Objects::nonNull).toList();
  }

  static AttributeValue of(List<String> texts) {
    return AttributeValue.fromL(texts.stream().map(AttributeValue::fromS).toList());
  }

  /// The texts of a map by name; none if there is no map.
  static Map<String, String> map(Map<String, AttributeValue> item, String name) {
    Map<String, String> texts = new HashMap<>();
    AttributeValue map = item.get(name);
    if (map != null) {
      map.m()
          .forEach((key, value) -> {
            if (value.s() != null) {
              texts.put(key, value.s());
            }
          });
    }
    return texts;
  }

  static AttributeValue of(Map<String, String> texts) {
    Map<String, AttributeValue> map = new HashMap<>();
    texts.forEach((name, text) -> map.put(name, AttributeValue.fromS(text)));
    return AttributeValue.fromM(map);
  }

  static AttributeValue of(Instant instant) {
    return AttributeValue.fromN(Long.toString(instant.toEpochMilli()));
  }

  static void putText(Map<String, AttributeValue> item, String name, @Nullable String text) {
    if (text != null) {
      item.put(name, AttributeValue.fromS(text));
    }
  }

  static void putInstant(Map<String, AttributeValue> item, String name, @Nullable Instant instant) {
    if (instant != null) {
      item.put(name, of(instant));
    }
  }

  private static StoreUnavailableException unreadable(String name) {
    return new StoreUnavailableException("item without the attribute " + name);
  }
}
