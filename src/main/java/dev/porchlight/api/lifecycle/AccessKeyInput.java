package dev.porchlight.api.lifecycle;

import dev.porchlight.access.AccessKey;
import dev.porchlight.access.AccessKeyIssuer;
import dev.porchlight.access.Issuing;
import dev.porchlight.access.Scope;
import dev.porchlight.json.Members;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a new access key is for.
///
/// @param scopes empty for a webhook secret
record AccessKeyInput(boolean forWebhooks, Set<Scope> scopes) {
  private static final String SCOPES = "scopes";
  private static final String PURPOSE = "purpose";
  private static final String WEBHOOK = "webhook";

  static AccessKeyInput bind(Members members) {
    String purpose = members.textOrNull(PURPOSE);
    Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    for (String key : members.textsIfAny(SCOPES)) {
      scopes.add(Scope.ofKey(key).orElseThrow(() -> members.malformed(SCOPES)));
    }
    if (!isKnown(purpose)) {
      throw members.malformed(PURPOSE);
    }
    // A webhook secret can do nothing else; any other key needs a scope.
    if (scopes.isEmpty() == (purpose == null)) {
      throw members.malformed(SCOPES);
    }
    return new AccessKeyInput(purpose != null, scopes);
  }

  Issuing issueWith(AccessKeyIssuer issuer, AccessKey by) {
    return forWebhooks ? issuer.issueForWebhooks(by) : issuer.issue(by, scopes);
  }

  private static boolean isKnown(@Nullable String purpose) {
    return purpose == null || purpose.equals(WEBHOOK);
  }
}
