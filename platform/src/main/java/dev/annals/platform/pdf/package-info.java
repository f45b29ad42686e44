/** Writes documents for people as PDF, in whatever script they are. */
@NullMarked
package dev.annals.platform.pdf;

import org.jspecify.annotations.NullMarked;
