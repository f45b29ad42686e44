/** Where signed checkpoints are kept, and the key that signs them. */
@NullMarked
package dev.annals.axonserver.ledger;

import org.jspecify.annotations.NullMarked;
