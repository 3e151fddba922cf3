package dev.porchlight.store.dynamodb;

import dev.porchlight.session.App;
import dev.porchlight.session.AppId;
import dev.porchlight.session.UserPoolId;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// An app of a user pool.
final class AppItem {
  private static final String APP_ID = "appId";
  private static final String NAME = "name";
  private static final String LOGO = "logo";
  private static final String LOGIN_URL = "loginUrl";

  private AppItem() {}

  static App read(Map<String, AttributeValue> item) {
    return new App(
        new AppId(Items.text(item, APP_ID)),
        Items.text(item, NAME),
        Items.text(item, LOGO),
        Items.text(item, LOGIN_URL));
  }

  static Map<String, AttributeValue> write(UserPoolId pool, App app) {
    Map<String, AttributeValue> item = new HashMap<>(SessionTable.appKey(pool, app.id()));
    item.put(SessionTable.ENTITY, AttributeValue.fromS("app"));
    item.put(APP_ID, AttributeValue.fromS(app.id().value()));
    item.put(NAME, AttributeValue.fromS(app.name()));
    item.put(LOGO, AttributeValue.fromS(app.logo()));
    item.put(LOGIN_URL, AttributeValue.fromS(app.loginUrl()));
    return item;
  }
}
