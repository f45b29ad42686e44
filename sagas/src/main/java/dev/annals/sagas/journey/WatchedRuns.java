package dev.annals.sagas.journey;

import dev.annals.platform.journey.RunOversight;
import dev.annals.sagas.journey.RunIndex.Active;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Sees from the index of all runs which of them nobody carried on. */
final class WatchedRuns implements RunOversight {

    private static final Duration GRACE = Duration.ofMinutes(5);

    private final RunIndex index;
    private final Clock clock;

    WatchedRuns(RunIndex index, Clock clock) {
        this.index = index;
        this.clock = clock;
    }

    @Override
    public long underWay() {
        return index.count(run -> true);
    }

    @Override
    public long stuck() {
        Instant latest = clock.instant().minus(GRACE);
        return index.count(run -> isBehind(run, latest));
    }

    private static boolean isBehind(Active run, Instant latest) {
        Instant until = run.until();
        return (until != null && until.isBefore(latest)) || run.expires().isBefore(latest);
    }
}
