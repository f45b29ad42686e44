/**
 * The transparency log over the event log: leaves, the Merkle tree (RFC 6962) in tiles, signed checkpoints and proofs, in
 * the formats of C2SP (tlog-tiles, tlog-checkpoint, signed-note, tlog-proof).
 */
@NullMarked
package dev.annals.platform.ledger;

import org.jspecify.annotations.NullMarked;
