package dev.porchlight.api.oidc;

import dev.porchlight.api.CurrentRequest;
import dev.porchlight.api.FormField;
import dev.porchlight.api.RawRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.CharacterCodingException;
import java.util.List;

/// What every request of the family passes before its operation runs, and how it is read. Who sends
/// it, only its token says.
@ApplicationScoped
public class OidcGate {
  private static final String TOKEN = "logout_token";

  private final CurrentRequest current;
  private final long bodyLimitBytes;

  public OidcGate(CurrentRequest current, OidcConfig config) {
    this.current = current;
    this.bodyLimitBytes = config.bodyLimit().asLongValue();
  }

  /// Lets the current request pass.
  ///
  /// @throws OidcException if it is too large
  public void admit() {
    if (current.raw().bodyBytesAtMost() > bodyLimitBytes) {
      throw new OidcException(OidcError.BODY_TOO_LARGE);
    }
  }

  /// The logout token of the current request.
  ///
  /// @throws OidcException if there is not exactly one
  public String logoutToken() {
    List<FormField> tokens =
        form(current.raw()).stream().filter(field -> field.name().equals(TOKEN)).toList();
    if (tokens.size() != 1 || tokens.getFirst().value().isEmpty()) {
      throw new OidcException(OidcError.TOKEN_MISSING);
    }
    return tokens.getFirst().value();
  }

  private static List<FormField> form(RawRequest request) {
    try {
      return FormField.parse(request.body());
    } catch (CharacterCodingException | IllegalArgumentException e) {
      throw new OidcException(OidcError.BODY_MALFORMED);
    }
  }
}
