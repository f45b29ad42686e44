/** Proofs that the log is what it was, as they are handed out. */
@NullMarked
package dev.annals.api.ledger;

import org.jspecify.annotations.NullMarked;
