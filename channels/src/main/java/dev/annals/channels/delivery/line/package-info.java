/** Sends messages by LINE. */
@NullMarked
package dev.annals.channels.delivery.line;

import org.jspecify.annotations.NullMarked;
