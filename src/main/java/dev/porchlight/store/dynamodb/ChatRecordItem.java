package dev.porchlight.store.dynamodb;

import dev.porchlight.session.ChatRecord;
import dev.porchlight.session.Device;
import dev.porchlight.session.LoginTokenHash;
import dev.porchlight.session.UserId;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What a chat workspace recorded about a sign-in: further attributes of the session's item.
final class ChatRecordItem {
  static final String ENDED_BY = "endedBy";
  static final String UPDATED_AT = "updatedAt";

  static final String DOCUMENT_ID = "documentId";
  private static final String TYPE = "type";
  private static final String INSTANCE_ID = "instanceId";
  private static final String LOGIN_TOKEN = "loginToken";
  private static final String ADDRESS = "address";
  private static final String HOST = "host";
  private static final String DEVICE = "device";
  private static final String OS = "os";
  private static final String ROLES = "roles";
  private static final String MOST_IMPORTANT_ROLE = "mostImportantRole";
  private static final String DAY = "day";
  private static final String SEARCH_TERM = "searchTerm";
  private static final String CREATED_AT = "createdAt";
  private static final String CLOSED_AT = "closedAt";
  private static final String LAST_ACTIVITY_AT = "lastActivityAt";
  private static final String COMPUTED_AT = "computedAt";
  private static final String NAME = "name";
  private static final String VERSION = "version";
  private static final String LONG_VERSION = "longVersion";

  private ChatRecordItem() {}

  /// Whether a session's item contains a record.
  static boolean isIn(Map<String, AttributeValue> item) {
    return item.containsKey(DOCUMENT_ID);
  }

  /// The record in a session's item.
  static ChatRecord read(Map<String, AttributeValue> item) {
    return new ChatRecord(
        Items.text(item, DOCUMENT_ID),
        Items.text(item, TYPE),
        Items.textOrNull(item, INSTANCE_ID),
        new LoginTokenHash(Items.text(item, LOGIN_TOKEN)),
        Items.textOrNull(item, ADDRESS),
        Items.textOrNull(item, HOST),
        item.containsKey(DEVICE) ? device(item.get(DEVICE).m()) : null,
        Items.texts(item, ROLES),
        Items.textOrNull(item, MOST_IMPORTANT_ROLE),
        Items.decoration(item, DAY, LocalDate::parse),
        Items.textOrNull(item, SEARCH_TERM),
        new ChatRecord.Times(
            Items.instant(item, CREATED_AT),
            Items.instantOrNull(item, UPDATED_AT),
            Items.instantOrNull(item, CLOSED_AT),
            Items.instantOrNull(item, LAST_ACTIVITY_AT),
            Items.instantOrNull(item, COMPUTED_AT)),
        Items.decoration(item, ENDED_BY, UserId::new));
  }

  static void write(Map<String, AttributeValue> item, ChatRecord login) {
    item.put(DOCUMENT_ID, AttributeValue.fromS(login.documentId()));
    item.put(TYPE, AttributeValue.fromS(login.type()));
    Items.putText(item, INSTANCE_ID, login.instanceId());
    item.put(LOGIN_TOKEN, AttributeValue.fromS(login.token().value()));
    Items.putText(item, ADDRESS, login.address());
    Items.putText(item, HOST, login.host());
    if (login.device() != null) {
      item.put(DEVICE, AttributeValue.fromM(map(login.device())));
    }
    item.put(ROLES, Items.of(login.roles()));
    Items.putText(item, MOST_IMPORTANT_ROLE, login.mostImportantRole());
    Items.putText(item, DAY, login.day() == null ? null : login.day().toString());
    Items.putText(item, SEARCH_TERM, login.searchTerm());
    Items.putText(item, ENDED_BY, login.endedBy() == null ? null : login.endedBy().value());
    write(item, login.times());
  }

  private static void write(Map<String, AttributeValue> item, ChatRecord.Times times) {
    item.put(CREATED_AT, Items.of(times.createdAt()));
    Items.putInstant(item, UPDATED_AT, times.updatedAt());
    Items.putInstant(item, CLOSED_AT, times.closedAt());
    Items.putInstant(item, LAST_ACTIVITY_AT, times.lastActivityAt());
    Items.putInstant(item, COMPUTED_AT, times.computedAt());
  }

  private static Device device(Map<String, AttributeValue> map) {
    Map<String, AttributeValue> os = map.containsKey(OS) ? map.get(OS).m() : Map.of();
    return new Device(
        Items.textOrNull(map, TYPE),
        Items.textOrNull(map, NAME),
        Items.textOrNull(map, LONG_VERSION),
        new Device.OperatingSystem(Items.textOrNull(os, NAME), Items.textOrNull(os, VERSION)),
        Items.textOrNull(map, VERSION));
  }

  private static Map<String, AttributeValue> map(Device device) {
    Map<String, AttributeValue> os = new HashMap<>();
    Items.putText(os, NAME, device.os().name());
    Items.putText(os, VERSION, device.os().version());
    Map<String, AttributeValue> map = new HashMap<>();
    Items.putText(map, TYPE, device.type());
    Items.putText(map, NAME, device.name());
    Items.putText(map, LONG_VERSION, device.longVersion());
    Items.putText(map, VERSION, device.version());
    map.put(OS, AttributeValue.fromM(os));
    return map;
  }
}
