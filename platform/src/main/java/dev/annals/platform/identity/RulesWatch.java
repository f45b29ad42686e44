package dev.annals.platform.identity;

import dev.annals.api.identity.IdentityRulesEvent.RulesPublished;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.platform.rounds.Rounds;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has every process go by the identity rules that were published last, wherever they were published: reads them at the
 * start, and asks every second for what is new in their stream, which nearly always is nothing.
 */
public final class RulesWatch extends Rounds {

    private static final Logger log = LoggerFactory.getLogger(RulesWatch.class);
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final RulesLog published;
    private final RulesInForce rules;
    private long seen = -1;

    /** Reads the newest rules before it returns. */
    public RulesWatch(EventLog events, FragmentIds ids, RulesInForce rules) {
        super(Thread.ofVirtual().name("annals-identity-rules"), EVERY);
        this.published = new RulesLog(events, ids);
        this.rules = rules;
        take(published.sincePublication());
    }

    /** Looks for newer rules now. */
    public synchronized void look() {
        take(published.behind(seen));
    }

    @Override
    protected Duration round() {
        try {
            look();
        } catch (RuntimeException e) {
            log.debug("The identity rules cannot be read now: {}", e.getClass().getSimpleName());
        }
        return EVERY;
    }

    private void take(List<RecordedEvent> recorded) {
        for (RecordedEvent one : recorded) {
            if (one.event() instanceof RulesPublished it) {
                rules.take(it.rules());
            }
            seen = Math.max(seen, one.sequence());
        }
    }
}
