package dev.annals.platform.journey;

import dev.annals.api.delivery.DeliveryEvent;
import dev.annals.api.journey.JourneyRunEvent;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.Interest;
import dev.annals.platform.events.LogFollower;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts what became of runs, per journey, version and step, straight from the log: it goes on from where it counted last,
 * so it is always what a recount would be.
 */
public final class JourneyFigures {

    private static final Interest INTEREST = Interest.in(
            JourneyRunEvent.class,
            DeliveryEvent.DeliveryBounced.class,
            DeliveryEvent.DeliveryOpened.class,
            DeliveryEvent.DeliveryClicked.class,
            DeliveryEvent.DeliveryComplained.class,
            DeliveryEvent.DeliveryUnsubscribed.class);

    private final LogFollower follower;
    private final SentMessages messages = new SentMessages();
    private final Map<String, Map<Integer, RunTally>> counted = new HashMap<>();

    public JourneyFigures(EventLog log) {
        this.follower = new LogFollower(log, INTEREST, -1);
    }

    /** The figures of a journey's versions as of the end of the log. */
    public synchronized Map<Integer, RunTally> of(String journey) {
        count();
        Map<Integer, RunTally> copy = new TreeMap<>();
        counted.getOrDefault(journey, Map.of()).forEach((version, tally) -> copy.put(version, tally.copy()));
        return copy;
    }

    /** What came of the ways of a split in all versions, as of the end of the log. */
    public synchronized Map<String, Odds.Trials> trials(String journey, String split) {
        count();
        Map<String, Odds.Trials> trials = new TreeMap<>();
        for (RunTally tally : counted.getOrDefault(journey, Map.of()).values()) {
            StepTally step = tally.steps().get(split);
            if (step != null) {
                step.ways()
                        .forEach((way, came) ->
                                trials.merge(way, new Odds.Trials(came.taken(), came.goals()), Odds.Trials::and));
            }
        }
        return trials;
    }

    /** How many runs of a journey are under way, by version; versions without any are left out. */
    public Map<Integer, Long> active(String journey) {
        Map<Integer, Long> active = new TreeMap<>();
        of(journey).forEach((version, tally) -> {
            if (tally.active() > 0) {
                active.put(version, tally.active());
            }
        });
        return active;
    }

    /** Up to which position it has counted. */
    public synchronized long position() {
        return follower.position();
    }

    private void count() {
        var unused = follower.follow(recorded -> {
            switch (recorded.event()) {
                case JourneyRunEvent event -> take(event);
                case DeliveryEvent.Outcomes event -> hear(event);
                default -> {}
            }
        });
    }

    private void hear(DeliveryEvent.Outcomes event) {
        SentMessages.Asked message = messages.hear(event.delivery(), event.outcome());
        if (message != null) {
            tally(message.journey(), message.version())
                    .becomes(message.step(), event.outcome().wireName());
        }
    }

    private RunTally tally(String journey, int version) {
        return counted.computeIfAbsent(journey, none -> new TreeMap<>())
                .computeIfAbsent(version, none -> new RunTally());
    }

    private void take(JourneyRunEvent event) {
        if (event instanceof JourneyRunEvent.RunMigrated it) {
            tally(it.journey(), it.from()).leave(it);
        }
        if (event instanceof JourneyRunEvent.SendRequested it) {
            messages.ask(it);
        }
        tally(event.journey(), event.version()).take(event);
    }
}
