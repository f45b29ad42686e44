package dev.annals.app.cli;

import dev.annals.app.process.AnnalsProcess;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes SIGTERM and Ctrl-C an orderly stop with exit code 0, where the Java runtime would answer 143 or 130. */
final class StopSignal {

    private static final Logger LOG = LoggerFactory.getLogger(StopSignal.class);

    private StopSignal() {}

    /** From now on a signal closes the process. */
    static void closes(AnnalsProcess process) {
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("annals-stop").unstarted(() -> stop(process, 0)));
    }

    /** Closes the process and ends the Java runtime. */
    static void stop(AnnalsProcess process, int code) {
        int answer = 1;
        try {
            LOG.info("Stopping: no more requests are taken");
            process.close();
            LOG.info("Stopped");
            answer = code;
        } catch (RuntimeException error) {
            LOG.error("The stop was not orderly", error);
        } finally {
            Runtime.getRuntime().halt(answer);
        }
    }
}
