package dev.porchlight.store.dynamodb;

import dev.porchlight.importer.ImportRecord.OfMember;
import dev.porchlight.session.UserId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Lists a user of a chat workspace in the directory of its user pool, so that an import can find
/// the users whom a complete file does not name.
///
/// @param asOf when the file that brought the user was written
record MemberItem(UserId user, Instant asOf) {
  private static final String AS_OF = "asOf";

  static MemberItem read(Map<String, AttributeValue> item) {
    return new MemberItem(
        new UserId(Items.text(item, SessionTable.USER_ID)), Items.instant(item, AS_OF));
  }

  static Map<String, AttributeValue> write(OfMember member) {
    UserId user = member.user().id();
    Map<String, AttributeValue> item = new HashMap<>(SessionTable.memberKey(member.pool(), user));
    item.put(SessionTable.ENTITY, AttributeValue.fromS("member"));
    item.put(SessionTable.USER_ID, AttributeValue.fromS(user.value()));
    item.put(AS_OF, Items.of(member.asOf()));
    return item;
  }
}
