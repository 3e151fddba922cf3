package dev.porchlight.api.oidc;

import dev.porchlight.api.Call;
import dev.porchlight.api.FormField;
import dev.porchlight.api.RefusedException;
import dev.porchlight.api.Request;
import java.nio.charset.CharacterCodingException;
import java.util.List;

/// A message from an identity provider. Nothing in it has been verified yet.
public record OidcCall(Request request) implements Call {
  private static final String TOKEN = "logout_token";

  /// The issuer's name in the path; empty if it is malformed.
  String issuerName() {
    return request.pathParameter("issuerName");
  }

  /// The logout token.
  ///
  /// @throws RefusedException if there is not exactly one
  String logoutToken() {
    List<FormField> tokens = form().stream().filter(field -> field.name().equals(TOKEN)).toList();
    if (tokens.size() != 1 || tokens.getFirst().value().isEmpty()) {
      throw OidcError.TOKEN_MISSING.refused();
    }
    return tokens.getFirst().value();
  }

  private List<FormField> form() {
    try {
      return FormField.parse(request.body());
    } catch (CharacterCodingException | IllegalArgumentException e) {
      throw OidcError.BODY_MALFORMED.refused();
    }
  }
}
