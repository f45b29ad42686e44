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

    /**
     * Some fragments were brought to what rules that hold for the past say of them; the events of the fragments are in
     * the same transaction.
     *
     * @param stream the stream of the rules
     * @param version the version of the rules
     * @param fragments how many fragments were looked at
     * @param remaining how many more were found to differ when this began
     * @param split how many profiles that took off others
     * @param merged how many profiles became part of others
     */
    @Wire(name = "identity.past-regrouped")
    record PastRegrouped(FragmentId stream, int version, int fragments, int remaining, int split, int merged)
            implements IdentityRulesEvent {}

    /**
     * Everything recorded is by now as rules that hold for the past say.
     *
     * @param stream the stream of the rules
     * @param version the version of the rules
     * @param split how many profiles they took off others, altogether
     * @param merged how many profiles became part of others, altogether
     */
    @Wire(name = "identity.rules-applied")
    record RulesApplied(FragmentId stream, int version, int split, int merged) implements IdentityRulesEvent {}
}
