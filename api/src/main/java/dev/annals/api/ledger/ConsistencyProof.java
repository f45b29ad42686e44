package dev.annals.api.ledger;

import java.util.List;

/**
 * Proves that the log, when it had some events, began with all events it had earlier, and nothing was changed since.
 *
 * @param type {@link #TYPE}
 * @param from the earlier number of events
 * @param fromRoot the earlier root, in Base64
 * @param to the later number of events
 * @param toRoot the later root, in Base64
 * @param path the hashes of RFC 6962, section 2.1.2, in Base64
 */
public record ConsistencyProof(String type, long from, String fromRoot, long to, String toRoot, List<String> path) {

    /** How a file says that it is such a proof. */
    public static final String TYPE = "annals.ledger/consistency-proof";
}
