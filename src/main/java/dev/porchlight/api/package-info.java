/// What all families share: the request as it arrived, and answers to what no operation answers.
@NullMarked
package dev.porchlight.api;

import org.jspecify.annotations.NullMarked;
