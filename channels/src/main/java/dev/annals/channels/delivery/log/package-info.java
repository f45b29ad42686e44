/** Writes messages to files: what is sent where no provider is set up. */
@NullMarked
package dev.annals.channels.delivery.log;

import org.jspecify.annotations.NullMarked;
