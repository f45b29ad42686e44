package dev.annals.projections.segment;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.segment.MembershipChange;
import dev.annals.api.segment.SegmentEvent;
import dev.annals.api.segment.SegmentEvent.MembershipChanged;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.Interest;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.platform.segment.PublishedDefinition;
import dev.annals.platform.segment.SegmentBook;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Makes a machine of the log: the state it had when it recorded changes last. From there it decides again what it had
 * decided, and was not recorded, and comes to the same.
 */
final class SegmentStart {

    private final EventLog log;
    private final FragmentIds ids;
    private final Population.Maker population;
    private final Map<String, Recorded> recorded = new HashMap<>();
    private final Map<String, PublishedDefinition> definitions = new TreeMap<>();
    private long reflected = -1;
    private Instant clock = Instant.MIN;

    /** Who is in a segment by what is on record. */
    private static final class Recorded {
        private final Set<FragmentId> members = new HashSet<>();
        private long sequence = -1;
    }

    SegmentStart(EventLog log, FragmentIds ids, Population.Maker population) {
        this.log = log;
        this.ids = ids;
        this.population = population;
    }

    /** The machine as it was; what is behind its position has to be taken by it. */
    SegmentMachine machine() {
        readWhatIsOnRecord();
        long from = recorded.isEmpty() ? log.head() : reflected;
        Segments segments = new Segments(ids);
        Needs needs = Needs.of(definitions.values().stream()
                .filter(each -> !each.archived())
                .map(PublishedDefinition::definition)
                .filter(each -> each.condition() != null)
                .map(each -> Needs.of(Objects.requireNonNull(each.condition())))
                .toList());
        SegmentMachine machine = new SegmentMachine(segments, population, new Facts(needs, log));
        try (Stream<RecordedEvent> past = log.all(-1, SegmentEngine.OF_ALL)) {
            Iterator<RecordedEvent> each = past.iterator();
            while (each.hasNext()) {
                RecordedEvent next = each.next();
                if (next.position() > from) {
                    break;
                }
                machine.learn(next);
            }
        }
        if (clock.isAfter(machine.now())) {
            machine.setClock(clock);
        }
        machine.settle();
        machine.complete();
        recorded.forEach((key, known) -> takeUp(machine, key, known));
        while (machine.fill(Integer.MAX_VALUE)) {
            machine.settle();
        }
        return machine;
    }

    private void takeUp(SegmentMachine machine, String key, Recorded known) {
        LiveSegment segment = machine.segments().find(key);
        if (segment != null) {
            segment.sequence(known.sequence);
            known.members.forEach(
                    member -> segment.members().add(machine.woods().number(member)));
        }
    }

    private void readWhatIsOnRecord() {
        try (Stream<RecordedEvent> events = log.all(-1, Interest.in(SegmentEvent.class))) {
            events.forEach(each -> {
                SegmentBook.take(definitions, each);
                if (each.event() instanceof MembershipChanged it) {
                    Recorded known = recorded.computeIfAbsent(it.segment(), key -> new Recorded());
                    for (MembershipChange change : it.changes()) {
                        if (change.entered()) {
                            known.members.add(change.profile());
                        } else {
                            known.members.remove(change.profile());
                        }
                    }
                    known.sequence = each.sequence();
                    if (it.reflects() > reflected) {
                        reflected = it.reflects();
                    }
                    clock = it.clock().isAfter(clock) ? it.clock() : clock;
                }
            });
        }
    }
}
