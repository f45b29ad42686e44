/** Answers which messages people got or did not get, and why. */
@NullMarked
package dev.annals.query.delivery;

import org.jspecify.annotations.NullMarked;
