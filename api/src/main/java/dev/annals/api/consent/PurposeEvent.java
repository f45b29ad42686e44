package dev.annals.api.consent;

import dev.annals.api.Event;
import dev.annals.api.Wire;
import dev.annals.api.identity.FragmentId;

/** What is decided about purposes, and what their enforcement came to. Nothing in it is about a person. */
public sealed interface PurposeEvent extends Event {

    /** The stream: of the catalogue, or of what was refused to a source. */
    FragmentId stream();

    /**
     * A version of the catalogue of purposes came into force.
     *
     * @param stream the catalogue's stream
     * @param version from 1
     * @param hash SHA-256 of the text, in hexadecimal digits
     * @param text {@code purposes.yaml}
     */
    @Wire(name = "purposes.published")
    record PurposesPublished(FragmentId stream, int version, String hash, String text) implements PurposeEvent {}

    /**
     * Interactions were not stored because somebody had refused the purpose to which they belong. Says how many, not
     * whose.
     *
     * @param stream the stream of what was refused to the source
     * @param source the source that sent them
     * @param purpose the purpose
     * @param reason why, for example {@code consent_withdrawn}
     * @param count how many, from 1
     */
    @Wire(name = "collection.refused")
    record CollectionRefused(FragmentId stream, String source, String purpose, String reason, long count)
            implements PurposeEvent {}
}
