/** The event log on PostgreSQL: compact rows, appends in one statement, positions in the order of the commits. */
@NullMarked
package dev.annals.axonserver.eventstore;

import org.jspecify.annotations.NullMarked;
