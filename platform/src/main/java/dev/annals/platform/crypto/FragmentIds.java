package dev.annals.platform.crypto;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.Identifier;
import java.util.UUID;

/**
 * Derives ids from values by a keyed hash (HMAC-SHA-256 with the installation's index key, first 128 bits), so that every
 * node comes to the same id without asking a store, and nobody without the key can guess back.
 */
public interface FragmentIds {

    /** The fragment of an identifier. */
    FragmentId of(Identifier identifier);

    /** The id of an interaction's event: the same source and messageId always give the same. */
    UUID eventOf(String source, String messageId);

    /** The id of another kind of stream, for example {@code quarantine}, from the parts that make it unique. */
    FragmentId of(String kind, String... parts);
}
