package dev.annals.benchmarks;

import java.time.Duration;

/**
 * How long and how often things are measured.
 *
 * @param warmUp before the first window
 * @param windows how many windows a figure is the median of
 * @param singles the length of a window of single interactions
 * @param batches the length of a window of batches
 * @param starts how many warm starts
 * @param rawRows how many rows a round of raw inserts and of the write path alone takes
 */
record Effort(Duration warmUp, int windows, Duration singles, Duration batches, int starts, int rawRows) {

    /** What figures are published of: singles are sustained for two minutes behind a minute's warm-up. */
    static final Effort FULL =
            new Effort(Duration.ofSeconds(60), 5, Duration.ofSeconds(24), Duration.ofSeconds(12), 5, 200_000);

    /** To see whether everything runs. */
    static final Effort QUICK =
            new Effort(Duration.ofSeconds(5), 2, Duration.ofSeconds(3), Duration.ofSeconds(3), 1, 20_000);
}
