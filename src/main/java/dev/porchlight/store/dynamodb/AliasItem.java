package dev.porchlight.store.dynamodb;

import dev.porchlight.session.UserAlias;
import dev.porchlight.session.UserId;
import dev.porchlight.session.UserPoolId;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Another name for a user, and the user it leads to.
final class AliasItem {
  private AliasItem() {}

  static UserId user(Map<String, AttributeValue> item) {
    return new UserId(Items.text(item, SessionTable.USER_ID));
  }

  static Map<String, AttributeValue> write(UserPoolId pool, UserAlias alias, UserId user) {
    Map<String, AttributeValue> item = new HashMap<>(SessionTable.aliasKey(pool, alias));
    item.put(SessionTable.ENTITY, AttributeValue.fromS("alias"));
    item.put(SessionTable.USER_ID, AttributeValue.fromS(user.value()));
    return item;
  }
}
