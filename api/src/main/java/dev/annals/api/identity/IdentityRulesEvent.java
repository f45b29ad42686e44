package dev.annals.api.identity;

import dev.annals.api.Event;
import dev.annals.api.Wire;

/** What happens to the identity rules, in a stream of their own. */
public sealed interface IdentityRulesEvent extends Event {

    /** The stream. */
    FragmentId stream();

    /**
     * A version of the rules was published and holds from now on.
     *
     * @param stream the stream of the rules
     * @param rules the rules
     * @param text the file they were read from, comments and all
     */
    @Wire(name = "identity.rules-published")
    record RulesPublished(FragmentId stream, IdentityRules rules, String text) implements IdentityRulesEvent {}
}
