/** The read model of quarantined items. */
@NullMarked
package dev.annals.projections.quarantine;

import org.jspecify.annotations.NullMarked;
