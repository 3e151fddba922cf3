/// Reads one item with as little as possible between the question and the socket. It knows one
/// outcome, an answer that is right; for everything else the SDK is asked
/// (`docs/decisions/0039-one-item-is-read-directly.md`).
@NullMarked
package dev.porchlight.store.dynamodb.direct;

import org.jspecify.annotations.NullMarked;
