/** Delivery requested to provider to outcome; the only room that talks to the outside world. */
@NullMarked
package dev.annals.channels;

import org.jspecify.annotations.NullMarked;
