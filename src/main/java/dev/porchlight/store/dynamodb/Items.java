package dev.porchlight.store.dynamodb;

import dev.porchlight.session.StoreUnavailableException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Reads and writes single attributes. An item that lacks what it must have is treated as a failure
/// of the store: it says nothing about a session.
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

  static AttributeValue of(Instant instant) {
    return AttributeValue.fromN(Long.toString(instant.toEpochMilli()));
  }

  static void putText(Map<String, AttributeValue> item, String name, @Nullable String text) {
    if (text != null) {
      item.put(name, AttributeValue.fromS(text));
    }
  }

  private static StoreUnavailableException unreadable(String name) {
    return new StoreUnavailableException("item without the attribute " + name);
  }
}
