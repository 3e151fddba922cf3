package dev.porchlight.api;

/// Why a request is refused: a [Refusal], which every family knows, or one of a family's own
/// errors. Implemented by enums.
public interface Reason {
  /// The enum constant's name.
  String name();

  /// The exception that ends a request for this reason.
  default RefusedException refused() {
    return refused("");
  }

  /// The exception that ends a request for this reason.
  ///
  /// @param detail what it is about, such as a parameter's name; never a secret or a value
  default RefusedException refused(String detail) {
    return new RefusedException(this, detail);
  }

  /// Maps a reason to a family's error: one of its own errors maps to itself, any other to its
  /// error of the same name.
  ///
  /// @param errors the family's error enum
  static <E extends Enum<E>> E in(Class<E> errors, Reason reason) {
    return errors.isInstance(reason) ? errors.cast(reason) : Enum.valueOf(errors, reason.name());
  }
}
