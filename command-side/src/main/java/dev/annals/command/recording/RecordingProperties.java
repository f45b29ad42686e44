package dev.annals.command.recording;

import java.time.Duration;

/**
 * How recording is tuned.
 *
 * @param group the most interactions in one transaction, 1 to 10,000
 * @param waiting the most interactions that may wait; beyond it intake answers 429
 * @param pause the shortest time from one transaction for several callers to the next, at most 100 ms
 * @param cachedStreams of how many streams the head is kept in memory
 * @param snapshotEvery after how many events of a fragment a snapshot is stored
 */
public record RecordingProperties(int group, int waiting, Duration pause, int cachedStreams, int snapshotEvery) {

    private static final Duration LONGEST_PAUSE = Duration.ofMillis(100);

    /** 1,000 a transaction, 20,000 waiting, 2 ms, 100,000 streams, a snapshot every 250 events. */
    public static final RecordingProperties DEFAULTS =
            new RecordingProperties(1_000, 20_000, Duration.ofMillis(2), 100_000, 250);

    public RecordingProperties {
        if (group < 1
                || group > 10_000
                || waiting < group
                || pause.isNegative()
                || pause.compareTo(LONGEST_PAUSE) > 0
                || cachedStreams < 1
                || snapshotEvery < 2) {
            throw new IllegalArgumentException("annals.recording: group is 1 to 10000, waiting at least group,"
                    + " pause at most 100ms, cached-streams at least 1, snapshot-every at least 2");
        }
    }
}
