package dev.annals.command.recording;

/**
 * How recording is tuned.
 *
 * @param group the most interactions in one transaction, 1 to 10,000
 * @param waiting the most interactions that may wait; beyond it intake answers 429
 * @param cachedStreams of how many streams the head is kept in memory
 * @param snapshotEvery after how many events of a fragment a snapshot is stored
 */
public record RecordingProperties(int group, int waiting, int cachedStreams, int snapshotEvery) {

    /** 1,000 a transaction, 20,000 waiting, 100,000 streams, a snapshot every 250 events. */
    public static final RecordingProperties DEFAULTS = new RecordingProperties(1_000, 20_000, 100_000, 250);

    public RecordingProperties {
        if (group < 1 || group > 10_000 || waiting < group || cachedStreams < 1 || snapshotEvery < 2) {
            throw new IllegalArgumentException("annals.recording: group is 1 to 10000, waiting at least group,"
                    + " cached-streams at least 1, snapshot-every at least 2");
        }
    }
}
