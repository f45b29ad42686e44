package dev.annals.command.identity;

import dev.annals.api.Event;
import dev.annals.api.identity.IdentityEvent.ValueQuarantined;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells operators that a value linked more identifiers than one person's can: most often a kiosk, a shop's tablet, or a
 * source that fills in the same value for everybody.
 */
public final class QuarantineAlarm implements Consumer<Event> {

    private static final Logger log = LoggerFactory.getLogger(QuarantineAlarm.class);

    private final Counter quarantined;

    public QuarantineAlarm(MeterRegistry meters) {
        this.quarantined = Counter.builder("annals.identity.values.quarantined")
                .description("Values whose links stopped to count because they were too many within a day")
                .register(meters);
    }

    /** Takes note of an event that was recorded. */
    @Override
    public void accept(Event event) {
        if (event instanceof ValueQuarantined it) {
            quarantined.increment();
            log.warn(
                    "The value of fragment {} linked {} identifiers within a day. Its links do not count until it is"
                            + " released: POST /api/v1/identity/release",
                    it.fragment(),
                    it.links());
        }
    }
}
