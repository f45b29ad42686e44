package dev.annals.axonserver.processors;

import java.util.Map;
import java.util.Set;

/** Positions of processors as their store knows them, whichever process runs them, without claiming anything. */
public interface TokenPositions {

    /** The names of all processors that ever ran. */
    Set<String> names();

    /** The stored position of each segment of a processor; -1 for a segment that has not begun. */
    Map<Integer, Long> of(String processor);
}
