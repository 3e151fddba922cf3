package dev.porchlight.api.genauth;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.porchlight.session.User;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/// `UserLoggedInIdentitiesDto`.
@JsonPropertyOrder({"identityId", "idpName", "idpNameEn", "idpLogo", "idpId"})
@RegisterForReflection
public record LoggedInIdentity(
    String identityId, String idpName, String idpNameEn, String idpLogo, String idpId) {
  static List<LoggedInIdentity> all(User user) {
    return user.identities().stream()
        .map(identity ->
            new LoggedInIdentity(
                identity.identityId(),
                identity.idpName(),
                identity.idpNameEn(),
                identity.idpLogo(),
                identity.idpId()))
        .toList();
  }
}
