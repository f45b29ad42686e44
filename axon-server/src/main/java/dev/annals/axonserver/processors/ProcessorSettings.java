package dev.annals.axonserver.processors;

import java.time.Duration;

/**
 * How all processors of a process run.
 *
 * @param pause the shortest time between two looks at the end of the log; what comes in meanwhile is one unit of work
 * @param timeout after which a unit of work is given up and tried again; far above the worst batch
 * @param claim after which another process may take over a segment of one that died
 * @param threads how many threads all processors share
 */
public record ProcessorSettings(Duration pause, Duration timeout, Duration claim, int threads) {}
