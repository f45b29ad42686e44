/** Builds the ledger's tree from the rows of the log, and signs it. */
@NullMarked
package dev.annals.projections.ledger;

import org.jspecify.annotations.NullMarked;
