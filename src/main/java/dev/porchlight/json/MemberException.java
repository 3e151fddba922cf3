package dev.porchlight.json;

/// The JSON is not what its reader needs. There is no stack trace: the fault is the sender's, and
/// is reported to the sender.
public final class MemberException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String member;
  private final Kind kind;
  private final String reason;

  /// @param member its full path, as in `identities[3].idpId`; empty for the JSON as a whole
  /// @param reason for people; never the value itself, which may be a secret
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
    /// The member has the wrong JSON type.
    WRONG_TYPE,
    /// The member has the right type, but its value is not allowed.
    MALFORMED,
    /// The member's value exceeds its limit.
    TOO_LARGE,
    /// There should be no such member.
    UNKNOWN,
    /// There is something other than one JSON object.
    NOT_AN_OBJECT
  }
}
