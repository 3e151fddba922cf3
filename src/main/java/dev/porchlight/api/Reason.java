package dev.porchlight.api;

/// Why a request is refused: a [Refusal] that every family knows, or an error of a family's own.
/// Implemented by enums.
public interface Reason {
  /// The enum constant's name.
  String name();

  /// The exception that ends a request for this reason.
  default RefusedException refused() {
    return refused("");
  }

  /// The exception that ends a request for this reason.
  ///
  /// @param detail what it is about, such as a parameter's name; never a secret, never a value
  default RefusedException refused(String detail) {
    return new RefusedException(this, detail);
  }

  /// What a family calls a reason: one of its own errors is itself, any other is its error of the
  /// same name.
  ///
  /// @param errors of the family
  static <E extends Enum<E>> E in(Class<E> errors, Reason reason) {
    return errors.isInstance(reason) ? errors.cast(reason) : Enum.valueOf(errors, reason.name());
  }
}
