/// What a session is and when it is live. Plain Java: this package imports only the JDK and
/// JSpecify.
@NullMarked
package dev.porchlight.session;

import org.jspecify.annotations.NullMarked;
