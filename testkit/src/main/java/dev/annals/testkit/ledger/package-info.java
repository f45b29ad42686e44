/** Stand-ins for what the ledger is made from. */
@NullMarked
package dev.annals.testkit.ledger;

import org.jspecify.annotations.NullMarked;
