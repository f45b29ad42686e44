package dev.annals.projections.segment;

import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.RecordedEvent;
import java.util.Iterator;
import java.util.stream.Stream;

/** Reads the whole history for facts that were not kept so far, while others go on being kept. */
final class FactsBuild {

    private final EventLog log;
    private final Facts facts;
    private long position = -1;

    FactsBuild(EventLog log, Needs needs) {
        this.log = log;
        this.facts = new Facts(needs, log);
    }

    Facts facts() {
        return facts;
    }

    /** The position up to which it has read; -1 before the first. */
    long position() {
        return position;
    }

    /** Reads on, up to a position and not beyond. */
    void readTo(long last) {
        if (position >= last) {
            return;
        }
        try (Stream<RecordedEvent> unread = log.all(position, SegmentEngine.OF_FACTS)) {
            Iterator<RecordedEvent> each = unread.iterator();
            while (each.hasNext()) {
                RecordedEvent recorded = each.next();
                if (recorded.position() > last) {
                    break;
                }
                facts.take(recorded);
            }
        }
        position = last;
    }
}
