/** Shows the ledger's checkpoints to witnesses. */
@NullMarked
package dev.annals.channels.ledger;

import org.jspecify.annotations.NullMarked;
