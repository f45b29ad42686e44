/** How events, snapshots, meta data and tokens become bytes under names that last, and old revisions become new ones. */
@NullMarked
package dev.annals.axonserver.serialisation;

import org.jspecify.annotations.NullMarked;
