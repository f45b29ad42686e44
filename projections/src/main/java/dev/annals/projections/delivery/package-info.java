/** The read model of deliveries, and what is known of those to whom they go. */
@NullMarked
package dev.annals.projections.delivery;

import org.jspecify.annotations.NullMarked;
