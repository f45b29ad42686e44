package dev.annals.axonserver.ledger;

import dev.annals.axonserver.keys.Installation;
import dev.annals.platform.ledger.NoteSigner;

/**
 * Derives the ledger's signing key from the installation's index key (HKDF, RFC 5869), so that it is the same for ever on
 * every node, and is opened by the master keyset alone.
 */
public final class LedgerKeys {

    private static final String PURPOSE = "annals.ledger.ed25519";

    private LedgerKeys() {}

    /** The signer of an installation. */
    public static NoteSigner signer(Installation installation) {
        return NoteSigner.derived(installation.indexKey(), PURPOSE);
    }
}
