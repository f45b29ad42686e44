package dev.annals.sagas.journey;

import dev.annals.api.journey.ChangeRun;
import dev.annals.platform.journey.JourneyBook;
import dev.annals.platform.journey.KnownJourney;
import dev.annals.platform.rounds.Rounds;
import dev.annals.sagas.journey.RunIndex.Active;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after runs that nobody else carries on: wakes those whose wait is overdue, ends those whose time is over, and has
 * those go on that a pause held, so many an hour as their journey says.
 */
final class JourneyRounds extends Rounds {

    private static final Logger LOG = LoggerFactory.getLogger(JourneyRounds.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration GRACE = Duration.ofSeconds(30);
    private static final int MOST = 500;
    private static final double HOUR = 3_600;

    private final JourneyBook book;
    private final RunIndex index;
    private final RunCommands commands;
    private final Clock clock;
    private final Map<String, Double> allowance = new HashMap<>();
    private Instant before;

    JourneyRounds(JourneyBook book, RunIndex index, RunCommands commands, Clock clock) {
        super(Thread.ofPlatform().name("annals-journeys").daemon(), PAUSE);
        this.book = book;
        this.index = index;
        this.commands = commands;
        this.clock = clock;
        this.before = clock.instant();
    }

    @Override
    protected Duration round() {
        try {
            index.follow();
            Instant now = clock.instant();
            wake(now);
            proceed(now);
            before = now;
        } catch (RuntimeException failed) {
            LOG.warn(
                    "Overdue runs cannot be carried on just now: {}",
                    failed.getClass().getName());
        }
        return PAUSE;
    }

    private void wake(Instant now) {
        Instant overdue = now.minus(GRACE);
        RunCommands.Turn turn = commands.turn();
        index.all(run -> isOverdue(run, overdue)).stream()
                .limit(MOST)
                .forEach(run -> turn.add(run.run(), new ChangeRun.Wake(run.run(), run.visit())));
        turn.take();
    }

    private static boolean isOverdue(Active run, Instant overdue) {
        Instant until = run.until();
        return (until != null && until.isBefore(overdue)) || run.expires().isBefore(overdue);
    }

    private void proceed(Instant now) {
        List<Active> held = index.all(Active::isHeld);
        if (held.isEmpty()) {
            allowance.clear();
            return;
        }
        double seconds = Math.max(0, Duration.between(before, now).toMillis() / 1_000.0);
        RunCommands.Turn turn = commands.turn();
        for (KnownJourney journey : book.all()) {
            if (journey.status() == KnownJourney.Status.PAUSED) {
                continue;
            }
            int perHour = journey.current().journey().policies().resumePerHour();
            double allowed = Math.min(
                    allowance.getOrDefault(journey.key(), 1.0) + perHour * Math.min(seconds, HOUR) / HOUR, perHour);
            List<Active> turned = held.stream()
                    .filter(run -> run.journey().equals(journey.key()))
                    .limit((long) allowed)
                    .toList();
            turned.forEach(run -> turn.add(run.run(), new ChangeRun.Proceed(run.run())));
            allowance.put(journey.key(), allowed - turned.size());
        }
        turn.take();
    }
}
