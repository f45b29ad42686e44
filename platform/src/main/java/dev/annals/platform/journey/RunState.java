package dev.annals.platform.journey;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.journey.Begun;
import dev.annals.api.journey.JourneyRunEvent;
import dev.annals.api.journey.JourneyRunEvent.AwaitedHappened;
import dev.annals.api.journey.JourneyRunEvent.EntryRefused;
import dev.annals.api.journey.JourneyRunEvent.GoalReached;
import dev.annals.api.journey.JourneyRunEvent.InteractionMade;
import dev.annals.api.journey.JourneyRunEvent.JoinRequested;
import dev.annals.api.journey.JourneyRunEvent.RunEnded;
import dev.annals.api.journey.JourneyRunEvent.RunHeld;
import dev.annals.api.journey.JourneyRunEvent.RunMigrated;
import dev.annals.api.journey.JourneyRunEvent.RunStarted;
import dev.annals.api.journey.JourneyRunEvent.SendEnded;
import dev.annals.api.journey.JourneyRunEvent.SendRequested;
import dev.annals.api.journey.JourneyRunEvent.StepEntered;
import dev.annals.api.journey.JourneyRunEvent.WaitBegan;
import dev.annals.api.journey.JourneyRunEvent.WaitEnded;
import dev.annals.api.journey.JourneyRunEvent.WayTaken;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a run stands, folded of its events.
 *
 * @param pin what it is and to what it is pinned; null while nobody entered
 * @param position where it stands
 * @param past what earlier runs of the same person with the same key left
 */
public record RunState(@Nullable Pin pin, Position position, Past past) {

    /** Nothing happened yet. */
    public static final RunState NONE =
            new RunState(null, Position.NOWHERE, new Past(Set.of(), Map.of(), null, 0, 0, null));

    /**
     * What a run is.
     *
     * @param run its stream
     * @param journey its journey
     * @param version the version to which it is pinned
     * @param profile the person
     * @param episode how many times it began
     * @param group {@code treated} or {@code holdout}
     * @param position the position of what began it; -1 where a caller did
     * @param since when what began it happened
     * @param expires when it ends by itself
     * @param begun what began it; null once erased
     */
    public record Pin(
            FragmentId run,
            String journey,
            int version,
            FragmentId profile,
            int episode,
            String group,
            long position,
            Instant since,
            Instant expires,
            @Nullable Begun begun) {

        Pin to(int other) {
            return new Pin(run, journey, other, profile, episode, group, position, since, expires, begun);
        }
    }

    /**
     * Where a run stands.
     *
     * @param isActive whether it is under way
     * @param step the step; empty where it stands nowhere
     * @param visit the number of the visit
     * @param entered when it came there
     * @param until when the wait is over; null where it waits for no time
     * @param happened which of the things it waits for happened
     * @param isHeld whether it stands before the step because its journey is paused
     * @param delivery the delivery whose outcome it waits for; null for none
     */
    public record Position(
            boolean isActive,
            String step,
            long visit,
            Instant entered,
            @Nullable Instant until,
            Set<Integer> happened,
            boolean isHeld,
            @Nullable FragmentId delivery) {

        static final Position NOWHERE = new Position(false, "", 0, Instant.EPOCH, null, Set.of(), false, null);

        Position at(String next, long number, Instant now) {
            return new Position(true, next, number, now, null, Set.of(), false, null);
        }

        Position waiting(@Nullable Instant over) {
            return new Position(isActive, step, visit, entered, over, Set.of(), isHeld, delivery);
        }

        Position and(int which) {
            Set<Integer> all = new HashSet<>(happened);
            all.add(which);
            return new Position(isActive, step, visit, entered, until, Set.copyOf(all), isHeld, delivery);
        }

        Position held() {
            return new Position(isActive, step, visit, entered, until, happened, true, delivery);
        }

        Position sending(@Nullable FragmentId asked) {
            return new Position(isActive, step, visit, entered, until, happened, isHeld, asked);
        }

        Position moved(String next, long number) {
            return new Position(isActive, next, number, entered, until, happened, isHeld, delivery);
        }

        Position ended() {
            return new Position(false, step, visit, entered, null, Set.of(), false, null);
        }
    }

    /**
     * What earlier runs left.
     *
     * @param triggers the events that were decided on
     * @param ways the ways taken at splits, so that the same person takes them again
     * @param group the group of the first run; null while there was none
     * @param episodes how many there were
     * @param refusals how many entries were refused since the last one began
     * @param ended when the last one ended; null where none did
     */
    public record Past(
            Set<UUID> triggers,
            Map<String, String> ways,
            @Nullable String group,
            int episodes,
            int refusals,
            @Nullable Instant ended) {

        Past begun(RunStarted it) {
            Set<UUID> all = new HashSet<>(triggers);
            if (it.trigger() != null) {
                all.add(it.trigger());
            }
            return new Past(Set.copyOf(all), ways, group == null ? it.group() : group, it.episode(), 0, ended);
        }

        Past refused(@Nullable UUID trigger) {
            Set<UUID> all = new HashSet<>(triggers);
            if (trigger != null) {
                all.add(trigger);
            }
            return new Past(Set.copyOf(all), ways, group, episodes, refusals + 1, ended);
        }

        Past took(String step, String way) {
            Map<String, String> all = new HashMap<>(ways);
            all.put(step, way);
            return new Past(triggers, Map.copyOf(all), group, episodes, refusals, ended);
        }

        Past ended(Instant at) {
            return new Past(triggers, ways, group, episodes, refusals, at);
        }
    }

    /** Whether a run is under way. */
    public boolean isActive() {
        return position.isActive();
    }

    /** The state after an event. */
    public RunState after(JourneyRunEvent event) {
        return switch (event) {
            case RunStarted it ->
                new RunState(
                        new Pin(
                                it.run(),
                                it.journey(),
                                it.version(),
                                it.profile(),
                                it.episode(),
                                it.group(),
                                it.position(),
                                it.since(),
                                it.expires(),
                                it.begun()),
                        new Position(true, "", position.visit(), it.at(), null, Set.of(), false, null),
                        past.begun(it));
            case EntryRefused it -> new RunState(pin, position, past.refused(it.trigger()));
            case StepEntered it -> at(position.at(it.step(), it.visit(), it.at()));
            case WaitBegan it -> at(position.waiting(it.until()));
            case WaitEnded ignored -> at(position.waiting(null));
            case AwaitedHappened it -> at(position.and(it.which()));
            case WayTaken it -> new RunState(pin, position, past.took(it.step(), it.way()));
            case SendRequested it -> at(position.sending(it.delivery()));
            case SendEnded ignored -> at(position.sending(null));
            case InteractionMade ignored -> this;
            case JoinRequested ignored -> this;
            case RunHeld ignored -> at(position.held());
            case RunMigrated it ->
                new RunState(pin == null ? null : pin.to(it.version()), position.moved(it.step(), it.visit()), past);
            case GoalReached ignored -> this;
            case RunEnded it -> new RunState(pin, position.ended(), past.ended(it.at()));
        };
    }

    private RunState at(Position next) {
        return new RunState(pin, next, past);
    }
}
