package dev.porchlight.json;

/// JSON does not say what its reader needs. It carries no stack trace: whoever sent the JSON is to
/// blame, and is to be told.
public final class MemberException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String member;
  private final Kind kind;
  private final String reason;

  /// @param member its name, as in `identities[3].idpId`; empty for the JSON as a whole
  /// @param reason for people; never what was sent, which may be a secret
  public MemberException(String member, Kind kind, String reason) {
    super(member + ": " + reason, null, false, false);
    this.member = member;
    this.kind = kind;
    this.reason = reason;
  }

  /// Which member, as in `identities[3].idpId`; empty for the JSON as a whole.
  public String member() {
    return member;
  }

  /// What is wrong with it.
  public Kind kind() {
    return kind;
  }

  /// What is wrong with it, for people.
  public String reason() {
    return reason;
  }

  /// What can be wrong.
  public enum Kind {
    /// A required member is absent or null.
    MISSING,
    /// The member is of another JSON type than it should be.
    WRONG_TYPE,
    /// The member is of the right type, and its value is not allowed.
    MALFORMED,
    /// The member's value is larger than its limit.
    TOO_LARGE,
    /// There should be no such member.
    UNKNOWN,
    /// Where one JSON object should be, there is something else.
    NOT_AN_OBJECT
  }
}
