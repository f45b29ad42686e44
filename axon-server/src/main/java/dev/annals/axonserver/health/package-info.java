/** What the backbone tells its operators: health of each store and processor, and figures. */
@NullMarked
package dev.annals.axonserver.health;

import org.jspecify.annotations.NullMarked;
