/** Spells values alike before they are compared, so that only differences that mean something remain. */
@NullMarked
package dev.annals.query.identity.matching.prepare;

import org.jspecify.annotations.NullMarked;
