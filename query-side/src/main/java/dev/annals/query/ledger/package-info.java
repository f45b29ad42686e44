/** Hands out the ledger: checkpoints, tiles, entries and proofs. */
@NullMarked
package dev.annals.query.ledger;

import org.jspecify.annotations.NullMarked;
