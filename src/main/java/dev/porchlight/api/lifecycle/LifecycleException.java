package dev.porchlight.api.lifecycle;

/// Ends a request with one of the family's errors. It carries no stack trace: it is an answer, not
/// a fault.
public final class LifecycleException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final LifecycleError error;
  private final String about;

  public LifecycleException(LifecycleError error) {
    this(error, "");
  }

  /// @param about takes the place of `{}` in the detail; never a secret
  public LifecycleException(LifecycleError error, String about) {
    super(error.name(), null, false, false);
    this.error = error;
    this.about = about;
  }

  /// A parameter is absent, of the wrong type or form.
  ///
  /// @param name of a part of the path or query, or of a member, as in `pairs[3].appId`
  public static LifecycleException malformed(String name) {
    return new LifecycleException(LifecycleError.PARAMETER_MALFORMED, name);
  }

  /// Which error.
  public LifecycleError error() {
    return error;
  }

  /// What the error is about; empty if its detail says it all.
  public String about() {
    return about;
  }
}
