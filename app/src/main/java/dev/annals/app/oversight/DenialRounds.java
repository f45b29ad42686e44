package dev.annals.app.oversight;

import dev.annals.api.access.RecordDenials;
import dev.annals.platform.rounds.Rounds;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has what was refused recorded every few seconds, and what is left when the process stops. */
final class DenialRounds extends Rounds {

    private static final Logger LOG = LoggerFactory.getLogger(DenialRounds.class);

    private final Denials denials;
    private final Notes notes;
    private final Duration every;

    DenialRounds(Denials denials, Notes notes, Duration every) {
        super(Thread.ofVirtual().name("denials"), every);
        this.denials = denials;
        this.notes = notes;
        this.every = every;
    }

    @Override
    protected Duration round() {
        record();
        return every;
    }

    @Override
    public void stop() {
        super.stop();
        record();
    }

    private void record() {
        for (RecordDenials refused : denials.take()) {
            try {
                notes.record(refused);
            } catch (RuntimeException away) {
                LOG.warn(
                        "{} refusals were not recorded: {}",
                        refused.times(),
                        away.getClass().getSimpleName());
            }
        }
    }
}
