package dev.annals.axonserver.wiring;

import dev.annals.axonserver.BackboneProperties;
import java.lang.management.ManagementFactory;

/**
 * Under which name a process claims segments of processors. With an embedded PostgreSQL there is one process only, which
 * may go on at once where one that was killed stopped; elsewhere a process waits until the other's claim has run out.
 */
final class ClaimOwner {

    private ClaimOwner() {}

    static String of(BackboneProperties properties) {
        return properties.isEmbedded()
                ? "embedded"
                : ManagementFactory.getRuntimeMXBean().getName();
    }
}
