package dev.porchlight.importer;

import dev.porchlight.json.MemberException;
import dev.porchlight.json.Members;
import dev.porchlight.session.UserLimits;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Reads what only decorates a record. A member that is not what it should be is left out and
/// counted; it never costs the record.
record Decoration(ImportReport report) {
  /// What `read` finds; null if it is absent or left out.
  <T> @Nullable T orNull(Supplier<@Nullable T> read) {
    try {
      return read.get();
    } catch (MemberException e) {
      report.leftOut(e);
      return null;
    }
  }

  /// A text; null if it is absent or left out.
  @Nullable String text(Members fields, String name) {
    return orNull(() -> fields.textOrNull(name));
  }

  /// A text within `mostBytes` of UTF-8; null if it is absent or left out.
  @Nullable String text(Members fields, String name, int mostBytes) {
    return orNull(() -> {
      String text = fields.textOrNull(name);
      if (!UserLimits.fits(text, mostBytes)) {
        throw fields.tooLarge(name, "longer than " + mostBytes + " bytes");
      }
      return text;
    });
  }

  /// Those of a user's roles that can be kept.
  List<String> roles(Members fields) {
    List<String> roles = orNull(() -> fields.texts("roles", report::leftOut));
    if (roles == null) {
      return List.of();
    }
    List<String> kept =
        roles.stream()
            .filter(role -> UserLimits.fits(role, UserLimits.MOST_WORD_BYTES))
            .limit(UserLimits.MOST_ROLES)
            .toList();
    for (int i = kept.size(); i < roles.size(); i++) {
      report.leftOut("a role that is too long, or one too many");
    }
    return kept;
  }
}
