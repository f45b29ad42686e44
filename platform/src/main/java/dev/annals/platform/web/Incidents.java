package dev.annals.platform.web;

import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs what should not have happened under an id that the caller gets too.
 *
 * <p>Only kinds and places are logged: messages of exceptions may hold what a person sent.
 */
final class Incidents {

    private static final Logger LOG = LoggerFactory.getLogger(Incidents.class);
    private static final int DEEPEST_CAUSE = 8;
    private static final int FRAMES = 40;

    private Incidents() {}

    /** Logs an error with its stack and answers the incident's id. */
    static UUID log(Throwable error) {
        UUID incident = UUID.randomUUID();
        LOG.error("Incident {}: {}", incident, describe(error));
        return incident;
    }

    static String describe(Throwable error) {
        StringBuilder text = new StringBuilder();
        Throwable each = error;
        for (int depth = 0; each != null && depth < DEEPEST_CAUSE; depth++) {
            text.append(depth == 0 ? "" : "caused by ").append(each.getClass().getName());
            StackTraceElement[] frames = each.getStackTrace();
            for (int i = 0; i < Math.min(frames.length, FRAMES); i++) {
                text.append("\n    at ").append(frames[i]);
            }
            text.append('\n');
            each = each.getCause();
        }
        return text.toString();
    }
}
