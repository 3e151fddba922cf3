package dev.porchlight.api.genauth;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.porchlight.session.App;
import dev.porchlight.session.AppId;
import dev.porchlight.session.SignInPage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;

/// `UserLoginHistoryPaginatedRespDto`'s data.
///
/// @param totalCount the number of all matching sign-ins, not of those on this page
@JsonPropertyOrder({"totalCount", "list"})
@RegisterForReflection
public record PastSignIns(long totalCount, List<PastSignIn> list) {
  static PastSignIns of(SignInPage page, Map<AppId, App> apps) {
    return new PastSignIns(
        page.totalCount(),
        page.sessions().stream()
            .map(session ->
                PastSignIn.of(
                    session, apps.getOrDefault(session.appId(), App.known(session.appId()))))
            .toList());
  }
}
