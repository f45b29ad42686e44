package dev.annals.platform.web;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * Logs an unexpected error with its stack trace but without any message, since messages of libraries may quote what was
 * sent.
 */
public final class Incident {

    private static final int DEEPEST = 8;

    private Incident() {}

    /**
     * Logs the error.
     *
     * @param where what Annals was doing, without any value that was sent
     * @return the word that marks the log line
     */
    public static String log(Logger log, String where, Throwable error) {
        String incident = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
        log.error("Incident {} {}", incident, where, silenced(error, DEEPEST));
        return incident;
    }

    private static Throwable silenced(Throwable error, int deepest) {
        Throwable cause = error.getCause();
        Silenced silenced = new Silenced(
                error.getClass().getName(), cause == null || deepest == 0 ? null : silenced(cause, deepest - 1));
        silenced.setStackTrace(error.getStackTrace());
        return silenced;
    }

    private static final class Silenced extends Exception {

        private static final long serialVersionUID = 1L;

        Silenced(String original, @Nullable Throwable cause) {
            super(original, cause);
        }
    }
}
