package dev.annals.command.delivery;

import dev.annals.api.Event;
import dev.annals.api.delivery.DeliveryEvent.DeliveryClicked;
import dev.annals.api.delivery.DeliveryEvent.DeliveryDeferred;
import dev.annals.api.delivery.DeliveryEvent.DeliveryHandedOver;
import dev.annals.api.delivery.DeliveryEvent.DeliveryHeldBack;
import dev.annals.api.delivery.DeliveryEvent.DeliveryRedriven;
import dev.annals.api.delivery.DeliveryEvent.DeliveryRequested;
import dev.annals.api.delivery.DeliveryEvent.Outcomes;
import dev.annals.api.delivery.Outcome;
import dev.annals.api.identity.FragmentId;
import dev.annals.command.recording.StreamMemory;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What deciding about a delivery needs to know of it. Holds nothing personal.
 *
 * @param phase how far it is
 * @param profile the fragment by which the person is named; null before it was asked for
 * @param deferrals how often it was deferred
 * @param until when it is weighed again; null where it was not deferred since it was handed over
 * @param channel by which it goes; null before it was handed over
 * @param connector who performs it; null before it was handed over
 * @param addressId the hash of where it goes; null where nobody is addressed
 * @param outcomes what became of it
 * @param clicks how many links were followed
 */
public record DeliveryState(
        Phase phase,
        @Nullable FragmentId profile,
        int deferrals,
        @Nullable Instant until,
        @Nullable String channel,
        @Nullable String connector,
        @Nullable FragmentId addressId,
        Set<Outcome> outcomes,
        int clicks)
        implements StreamMemory {

    /** A delivery that nobody asked for. */
    public static final DeliveryState NONE =
            new DeliveryState(Phase.UNKNOWN, null, 0, null, null, null, null, Set.of(), 0);

    /** How far a delivery is. */
    public enum Phase {
        UNKNOWN,
        /** It is to be weighed, now or later. */
        WAITING,
        HANDED_OVER,
        HELD_BACK
    }

    /** Whether it may be weighed: for the first time, or once more before its provider took it. */
    boolean mayBeWeighed(boolean again) {
        return again ? phase == Phase.HANDED_OVER && outcomes.isEmpty() : phase == Phase.WAITING;
    }

    @Override
    public DeliveryState after(Event event, Instant at) {
        return switch (event) {
            case DeliveryRequested it ->
                new DeliveryState(Phase.WAITING, it.profile(), 0, null, null, null, null, Set.of(), 0);
            case DeliveryDeferred it ->
                new DeliveryState(
                        Phase.WAITING,
                        profile,
                        it.times(),
                        it.until(),
                        channel,
                        connector,
                        addressId,
                        outcomes,
                        clicks);
            case DeliveryHeldBack it ->
                new DeliveryState(
                        Phase.HELD_BACK, profile, deferrals, null, channel, connector, addressId, outcomes, clicks);
            case DeliveryHandedOver it ->
                new DeliveryState(
                        Phase.HANDED_OVER,
                        profile,
                        deferrals,
                        null,
                        it.channel(),
                        it.connector(),
                        it.addressId(),
                        Set.of(),
                        0);
            case DeliveryRedriven it -> with(without(Outcome.FAILED), clicks);
            case DeliveryClicked it -> with(and(Outcome.CLICKED), clicks + 1);
            case Outcomes it -> with(and(it.outcome()), clicks);
            default -> this;
        };
    }

    private DeliveryState with(Set<Outcome> became, int followed) {
        return new DeliveryState(phase, profile, deferrals, until, channel, connector, addressId, became, followed);
    }

    private Set<Outcome> and(Outcome outcome) {
        EnumSet<Outcome> all = EnumSet.of(outcome);
        all.addAll(outcomes);
        return Set.copyOf(all);
    }

    private Set<Outcome> without(Outcome outcome) {
        EnumSet<Outcome> all = EnumSet.noneOf(Outcome.class);
        all.addAll(outcomes);
        all.remove(outcome);
        return Set.copyOf(all);
    }
}
