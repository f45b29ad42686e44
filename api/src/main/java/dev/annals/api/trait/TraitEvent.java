package dev.annals.api.trait;

import dev.annals.api.Event;
import dev.annals.api.Wire;
import dev.annals.api.identity.FragmentId;

/** What happens to the definitions of computed traits. */
public sealed interface TraitEvent extends Event {

    /** The stream. */
    FragmentId stream();

    /**
     * A version of the definitions holds from now on.
     *
     * @param stream the stream of definitions
     * @param version its version, from 1
     * @param hash SHA-256 of the text, in hexadecimal digits
     * @param text the definitions as they were written, YAML or JSON
     */
    @Wire(name = "trait.published")
    record TraitsPublished(FragmentId stream, int version, String hash, String text) implements TraitEvent {}
}
