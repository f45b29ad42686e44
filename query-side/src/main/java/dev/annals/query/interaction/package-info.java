/** Timelines, straight from the fragments' streams. */
@NullMarked
package dev.annals.query.interaction;

import org.jspecify.annotations.NullMarked;
