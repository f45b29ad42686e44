/** The read model of consents: what each fragment's stream says, with where in the log it stands. */
@NullMarked
package dev.annals.projections.consent;

import org.jspecify.annotations.NullMarked;
