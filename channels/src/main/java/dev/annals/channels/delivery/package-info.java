/** Sends messages: a queue for each connector, fed by the log, and the kinds of connectors, one folder each. */
@NullMarked
package dev.annals.channels.delivery;

import org.jspecify.annotations.NullMarked;
