/** The backbone: event store, buses, serialisation, processors, deadlines, key store, document stores. */
@NullMarked
package dev.annals.axonserver;

import org.jspecify.annotations.NullMarked;
