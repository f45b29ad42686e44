package dev.annals.api.consent;

import dev.annals.api.Event;
import dev.annals.api.Personal;
import dev.annals.api.Subject;
import dev.annals.api.Wire;
import dev.annals.api.identity.FragmentId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What people said about purposes, each in the stream of the fragment of the identifier by which they said it. */
public sealed interface ConsentEvent extends Event {

    /** The fragment in whose stream the event is. */
    FragmentId fragment();

    /** A decision, or the request for one. The id of the event is the id of the record. */
    sealed interface Decided extends ConsentEvent {

        /** The terms. */
        ConsentTerms terms();

        /** What proves it; null where nothing was kept, or once erased. */
        @Nullable
        ConsentEvidence evidence();

        /** What the event says. */
        default ConsentState state() {
            return switch (this) {
                case ConsentRequested it -> ConsentState.REQUESTED;
                case ConsentGiven it -> ConsentState.GIVEN;
                case ConsentRenewed it -> ConsentState.RENEWED;
                case ConsentRefused it -> ConsentState.REFUSED;
                case ConsentWithdrawn it -> ConsentState.WITHDRAWN;
                case ConsentExpired it -> ConsentState.EXPIRED;
                case ConsentTerminated it -> ConsentState.TERMINATED;
                case ConsentInvalidated it -> ConsentState.INVALIDATED;
            };
        }
    }

    /** The event that says a state; a request without a token. */
    static Decided of(ConsentState state, FragmentId fragment, ConsentTerms terms, @Nullable ConsentEvidence evidence) {
        return switch (state) {
            case UNKNOWN -> throw new IllegalArgumentException("Nobody can say that a consent is unknown");
            case REQUESTED -> new ConsentRequested(fragment, terms, null, evidence);
            case GIVEN -> new ConsentGiven(fragment, terms, evidence);
            case RENEWED -> new ConsentRenewed(fragment, terms, evidence);
            case REFUSED -> new ConsentRefused(fragment, terms, evidence);
            case WITHDRAWN -> new ConsentWithdrawn(fragment, terms, evidence);
            case EXPIRED -> new ConsentExpired(fragment, terms, evidence);
            case TERMINATED -> new ConsentTerminated(fragment, terms, evidence);
            case INVALIDATED -> new ConsentInvalidated(fragment, terms, evidence);
        };
    }

    /**
     * Consent was asked for; processing cannot rest on it yet.
     *
     * @param fragment the fragment
     * @param terms the terms asked for
     * @param token what answers it, where the request was sent to the person; null otherwise
     * @param evidence who asked, from where
     */
    @Wire(name = "consent.requested")
    record ConsentRequested(
            @Subject FragmentId fragment,
            ConsentTerms terms,
            @Nullable OneTimeToken token,
            @Personal @Nullable ConsentEvidence evidence)
            implements Decided {}

    /**
     * Consent was given.
     *
     * @param fragment the fragment
     * @param terms the terms
     * @param evidence what proves it
     */
    @Wire(name = "consent.given")
    record ConsentGiven(
            @Subject FragmentId fragment,
            ConsentTerms terms,
            @Personal @Nullable ConsentEvidence evidence) implements Decided {}

    /**
     * Consent that had been given was given again.
     *
     * @param fragment the fragment
     * @param terms the terms
     * @param evidence what proves it
     */
    @Wire(name = "consent.renewed")
    record ConsentRenewed(
            @Subject FragmentId fragment,
            ConsentTerms terms,
            @Personal @Nullable ConsentEvidence evidence) implements Decided {}

    /**
     * Consent was denied; where processing rests on another basis, an objection.
     *
     * @param fragment the fragment
     * @param terms the terms
     * @param evidence what proves it
     */
    @Wire(name = "consent.refused")
    record ConsentRefused(
            @Subject FragmentId fragment,
            ConsentTerms terms,
            @Personal @Nullable ConsentEvidence evidence) implements Decided {}

    /**
     * Consent was taken back.
     *
     * @param fragment the fragment
     * @param terms the terms
     * @param evidence what proves it
     */
    @Wire(name = "consent.withdrawn")
    record ConsentWithdrawn(
            @Subject FragmentId fragment,
            ConsentTerms terms,
            @Personal @Nullable ConsentEvidence evidence) implements Decided {}

    /**
     * Consent was declared to be out of date, for example because its notice changed. A consent whose time is over needs
     * no such event.
     *
     * @param fragment the fragment
     * @param terms the terms
     * @param evidence what proves it
     */
    @Wire(name = "consent.expired")
    record ConsentExpired(
            @Subject FragmentId fragment,
            ConsentTerms terms,
            @Personal @Nullable ConsentEvidence evidence) implements Decided {}

    /**
     * The controller ended it.
     *
     * @param fragment the fragment
     * @param terms the terms
     * @param evidence what proves it
     */
    @Wire(name = "consent.terminated")
    record ConsentTerminated(
            @Subject FragmentId fragment,
            ConsentTerms terms,
            @Personal @Nullable ConsentEvidence evidence) implements Decided {}

    /**
     * An authority declared it void.
     *
     * @param fragment the fragment
     * @param terms the terms
     * @param evidence what proves it
     */
    @Wire(name = "consent.invalidated")
    record ConsentInvalidated(
            @Subject FragmentId fragment,
            ConsentTerms terms,
            @Personal @Nullable ConsentEvidence evidence) implements Decided {}

    /**
     * One of the messages that a consent authorised was sent.
     *
     * @param fragment the fragment
     * @param key what the consent is about
     * @param authorisation the record of the consent
     * @param givenAt when that was expressed
     * @param use what used it up: the id of a delivery
     * @param at when
     */
    @Wire(name = "consent.used")
    record ConsentUsed(FragmentId fragment, ConsentKey key, UUID authorisation, Instant givenAt, String use, Instant at)
            implements ConsentEvent {}

    /**
     * Fragments below this one in its tree say something about consent; noted so that whoever knows this one need not
     * look through the whole tree.
     *
     * @param fragment the fragment
     * @param members the fragments below it
     */
    @Wire(name = "consent.noted")
    record ConsentNoted(FragmentId fragment, List<FragmentId> members) implements ConsentEvent {}

    /**
     * Decisions drawn from an interaction do not count any more, because that interaction was retracted.
     *
     * @param fragment the fragment in whose stream they are
     * @param records their records
     * @param interaction the id of the interaction's event
     */
    @Wire(name = "consent.retracted")
    record ConsentRetracted(FragmentId fragment, List<UUID> records, UUID interaction) implements ConsentEvent {

        public ConsentRetracted {
            records = List.copyOf(records);
        }
    }

    /**
     * Decisions drawn from an interaction count again, because that interaction does.
     *
     * @param fragment the fragment in whose stream they are
     * @param records their records
     * @param interaction the id of the interaction's event
     */
    @Wire(name = "consent.restored")
    record ConsentRestored(FragmentId fragment, List<UUID> records, UUID interaction) implements ConsentEvent {

        public ConsentRestored {
            records = List.copyOf(records);
        }
    }
}
