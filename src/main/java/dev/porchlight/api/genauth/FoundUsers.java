package dev.porchlight.api.genauth;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.porchlight.session.User;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/// `UserPaginatedRespDto`'s data.
///
/// @param totalCount the number of all matching users, not of those on this page
@JsonPropertyOrder({"totalCount", "list"})
@RegisterForReflection
public record FoundUsers(int totalCount, List<FoundUser> list) {
  static FoundUsers of(List<User> all, UserListInput input) {
    return new FoundUsers(
        all.size(),
        all.stream()
            .skip(input.page().offset())
            .limit(input.page().limit())
            .map(user -> FoundUser.of(user, input.withIdentities()))
            .toList());
  }
}
