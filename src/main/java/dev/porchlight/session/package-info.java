/// What a session is and when it is live. Plain Java: this package imports the JDK and JSpecify,
/// nothing else.
@NullMarked
package dev.porchlight.session;

import org.jspecify.annotations.NullMarked;
