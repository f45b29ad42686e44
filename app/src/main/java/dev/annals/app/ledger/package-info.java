/** Verifying and exporting the ledger: of a running process, of an installation that stands, or of a file. */
@NullMarked
package dev.annals.app.ledger;

import org.jspecify.annotations.NullMarked;
