package dev.annals.platform.segment;

import java.time.Instant;

/**
 * A version of a segment's definition that holds, or held.
 *
 * @param definition what it says
 * @param version its version, from 1
 * @param hash SHA-256 of the text
 * @param since when it was published
 * @param by who published it
 * @param position its place in the log
 * @param archived whether the segment was archived since
 */
public record PublishedDefinition(
        SegmentDefinition definition,
        int version,
        String hash,
        Instant since,
        String by,
        long position,
        boolean archived) {

    /** The segment's key. */
    public String key() {
        return definition.key();
    }

    PublishedDefinition asArchived() {
        return new PublishedDefinition(definition, version, hash, since, by, position, true);
    }
}
