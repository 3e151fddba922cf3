package dev.porchlight.session;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Another name for a user, unique in the user pool for its kind.
///
/// @param value as it is stored: normalised by its [Kind]
public record UserAlias(Kind kind, String value) {
  /// The longest alias, in bytes of UTF-8.
  public static final int MOST_BYTES = 512;

  /// @throws IllegalArgumentException if the value is too long or not well-formed
  public UserAlias {
    Identifier.checked("alias", value, MOST_BYTES);
  }

  /// The alias that a person or program wrote as `text`; empty if `text` is not valid for `kind`.
  public static Optional<UserAlias> parse(Kind kind, String text) {
    return Identifier.fits(text, MOST_BYTES)
        ? kind.normalise(text).filter(UserAlias::fits).map(v -> new UserAlias(kind, v))
        : Optional.empty();
  }

  /// Normalising may lengthen a text: lower case can be longer than upper case.
  private static boolean fits(String normalised) {
    return Identifier.fits(normalised, MOST_BYTES);
  }

  /// Every alias that `text` could be, in the order in which they are tried.
  public static List<UserAlias> candidates(String text) {
    return Kind.IN_ORDER.stream().flatMap(kind -> parse(kind, text).stream()).toList();
  }

  /// The kinds of alias, in the order in which a text of unknown kind is tried (as in GenAuth's
  /// documentation of `userId`).
  public enum Kind {
    /// Compared exactly.
    USERNAME("username") {
      @Override
      Optional<String> normalise(String text) {
        return Optional.of(text);
      }
    },
    /// Compared without regard to case (GenAuth's is-user-exists: "email, case-insensitive").
    EMAIL("email") {
      @Override
      Optional<String> normalise(String text) {
        String email = text.strip();
        int at = email.indexOf('@');
        boolean formed = at > 0 && at == email.lastIndexOf('@') && at < email.length() - 1;
        boolean spaced = email.chars().anyMatch(Character::isWhitespace);
        return formed && !spaced ? Optional.of(email.toLowerCase(Locale.ROOT)) : Optional.empty();
      }
    },
    /// Digits with an optional leading `+`; spaces, hyphens, dots and brackets are ignored.
    PHONE("phone") {
      @Override
      Optional<String> normalise(String text) {
        return PhoneNumber.normalise(text);
      }
    },
    /// The user's id in another system; compared exactly.
    EXTERNAL_ID("external_id") {
      @Override
      Optional<String> normalise(String text) {
        return Optional.of(text);
      }
    },
    /// `<id of the identity provider>:<user id there>`.
    IDENTITY("identity") {
      @Override
      Optional<String> normalise(String text) {
        return ofTwoParts(text);
      }
    },
    /// `<provider>:<user id there>`, as in `lark:ou_8bae…`.
    SYNC_RELATION("sync_relation") {
      @Override
      Optional<String> normalise(String text) {
        return ofTwoParts(text);
      }
    };

    private static final List<Kind> IN_ORDER = List.of(values());

    private final String key;

    Kind(String key) {
      this.key = key;
    }

    /// The kind's name in store keys and in GenAuth's API.
    public String key() {
      return key;
    }

    /// The kind with this key; empty if there is none.
    public static Optional<Kind> ofKey(String key) {
      return IN_ORDER.stream().filter(kind -> kind.key.equals(key)).findFirst();
    }

    /// The one spelling under which all spellings of an alias are stored; empty if `text` is not
    /// valid for this kind.
    abstract Optional<String> normalise(String text);

    private static Optional<String> ofTwoParts(String text) {
      int colon = text.indexOf(':');
      return colon > 0 && colon < text.length() - 1 ? Optional.of(text) : Optional.empty();
    }
  }
}
