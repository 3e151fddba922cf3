package dev.porchlight.api.lifecycle;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.porchlight.access.AccessKeyEntry;
import dev.porchlight.access.AccessKeyPage;
import dev.porchlight.access.Scope;
import dev.porchlight.api.IsoTime;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of access keys on the wire, without secrets.
///
/// @param cursor asks for the next page; omitted if there is none
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"accessKeys", "cursor"})
@RegisterForReflection
public record AccessKeyList(List<Entry> accessKeys, @Nullable String cursor) {
  static AccessKeyList of(AccessKeyPage page) {
    return new AccessKeyList(
        page.entries().stream().map(Entry::of).toList(),
        page.more() ? page.entries().getLast().id() : null);
  }

  /// One access key.
  ///
  /// @param createdAt omitted if the key was imported
  /// @param issuedBy omitted if the key was imported, or issued by an operator
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @JsonPropertyOrder({"accessKeyId", "scopes", "createdAt", "issuedBy"})
  @RegisterForReflection
  public record Entry(
      String accessKeyId,
      List<String> scopes,
      @Nullable String createdAt,
      @Nullable String issuedBy) {
    private static Entry of(AccessKeyEntry entry) {
      return new Entry(
          entry.id(),
          entry.scopes().stream().sorted().map(Scope::key).toList(),
          IsoTime.orNull(entry.createdAt()),
          entry.issuedBy());
    }
  }
}
