package dev.annals.projections.segment;

import dev.annals.api.condition.Condition;
import dev.annals.api.consent.PurposeEvent.PurposesPublished;
import dev.annals.api.interaction.InteractionEvent.InteractionsExpired;
import dev.annals.api.privacy.ErasureEvent.FragmentErased;
import dev.annals.api.segment.MembershipChange;
import dev.annals.api.segment.SegmentEvent.MembershipChanged;
import dev.annals.api.trait.TraitEvent.TraitsPublished;
import dev.annals.platform.consent.ConsentPolicy;
import dev.annals.platform.consent.PurposesFile;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.Interest;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.platform.segment.PublishedDefinition;
import dev.annals.platform.segment.SegmentBook;
import dev.annals.platform.segment.SegmentKeys;
import dev.annals.platform.trait.Definitions;
import dev.annals.platform.trait.TraitBook;
import dev.annals.platform.trait.TraitsFile;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a machine in the state it had when it recorded changes last: of a checkpoint and what the log says since, or of the
 * log alone. From there it decides again what it had decided, and was not recorded, and comes to the same.
 */
final class SegmentStart {

    private static final Logger LOG = LoggerFactory.getLogger(SegmentStart.class);

    private final EventLog log;
    private final FragmentIds ids;
    private final Population.Maker population;
    private final Checkpoints checkpoints;

    SegmentStart(EventLog log, FragmentIds ids, Population.Maker population, Checkpoints checkpoints) {
        this.log = log;
        this.ids = ids;
        this.population = population;
        this.checkpoints = checkpoints;
    }

    /** The machine as it was; what is behind its position has to be taken by it. */
    SegmentMachine machine() {
        SegmentMachine resumed = resumed();
        return resumed == null ? new FromTheLog().machine() : resumed;
    }

    private @Nullable SegmentMachine resumed() {
        try (Checkpoints.Opened opened = checkpoints.open()) {
            SegmentMachine machine = opened == null ? null : read(opened);
            if (machine != null) {
                takeUp(machine);
            }
            return machine;
        } catch (IOException | RuntimeException unusable) {
            LOG.warn(
                    "The checkpoint of segments cannot be used ({}); the log is read instead",
                    unusable.getClass().getSimpleName());
            checkpoints.delete();
            return null;
        }
    }

    /** The machine of a checkpoint; null where somebody was erased since, or a purpose of somebody is over, more is asked by now, or the log is another one. */
    private @Nullable SegmentMachine read(Checkpoints.Opened opened) throws IOException {
        StateInput in = new StateInput(opened.in());
        Needs needs = FactsImage.needs(in);
        long begun = in.number();
        if (isAnythingForgottenBehind(begun)) {
            checkpoints.discard(opened.erasure());
            return null;
        }
        NavigableMap<Long, TraitsPublished> traits = traits();
        if (!needs.cover(asked(
                traits.isEmpty()
                        ? List.of()
                        : List.of(definitions(traits.lastEntry().getValue()))))) {
            return null;
        }
        Facts facts = new Facts(needs, log);
        FactsImage image = new FactsImage(needs);
        while (in.truth()) {
            image.read(in, facts);
        }
        LogPlace place = MachineImage.place(in);
        if (log.at(List.of(place.position())).stream()
                .noneMatch(each -> each.id().equals(place.event()))) {
            checkpoints.delete();
            return null;
        }
        if (!traits.tailMap(place.position(), false).isEmpty()) {
            return null;
        }
        SegmentMachine machine = new SegmentMachine(new Segments(ids), population, facts);
        policy(place).ifPresent(machine::hold);
        if (!traits.isEmpty()) {
            machine.segments().publish(traits.lastEntry().getValue());
        }
        try (Stream<RecordedEvent> definitions = log.stream(SegmentKeys.definitions(ids), 0)) {
            definitions.filter(each -> each.position() <= place.position()).forEach(machine::learn);
        }
        MachineImage.read(in, place, machine);
        forEach(begun, place.position(), SegmentEngine.OF_FACTS, facts::take);
        return machine;
    }

    /** What the conditions of all segments that are kept ask for by now, by each of some definitions of computed traits. */
    private Needs asked(Collection<Definitions> traits) {
        Map<String, PublishedDefinition> definitions = new HashMap<>();
        try (Stream<RecordedEvent> stream = log.stream(SegmentKeys.definitions(ids), 0)) {
            stream.forEach(each -> SegmentBook.take(definitions, each));
        }
        List<Needs> needs = new ArrayList<>();
        for (PublishedDefinition each : definitions.values()) {
            Condition condition = each.definition().condition();
            if (!each.archived() && condition != null) {
                needs.add(Needs.of(condition, Definitions.NONE));
                traits.forEach(those -> needs.add(Needs.of(condition, those)));
            }
        }
        return Needs.of(needs);
    }

    /** All definitions of computed traits, by their place in the log. */
    private NavigableMap<Long, TraitsPublished> traits() {
        NavigableMap<Long, TraitsPublished> published = new TreeMap<>();
        try (Stream<RecordedEvent> stream = log.stream(TraitBook.stream(ids), 0)) {
            stream.forEach(each -> {
                if (each.event() instanceof TraitsPublished it) {
                    published.put(each.position(), it);
                }
            });
        }
        return published;
    }

    private static Definitions definitions(TraitsPublished it) {
        return TraitsFile.read(TraitsFile.NAME, it.version(), it.text());
    }

    private boolean isAnythingForgottenBehind(long position) {
        Interest forgetting = Interest.in(FragmentErased.class, InteractionsExpired.class);
        try (Stream<RecordedEvent> forgotten = log.all(position, forgetting)) {
            return forgotten.findAny().isPresent();
        }
    }

    private Optional<ConsentPolicy> policy(LogPlace place) {
        return log.at(List.of(place.purposes())).stream()
                .map(RecordedEvent::event)
                .filter(PurposesPublished.class::isInstance)
                .map(PurposesPublished.class::cast)
                .map(it -> new ConsentPolicy(PurposesFile.read(it.version(), it.text())))
                .findFirst();
    }

    /** Takes up what was recorded since, and decides about those alone whom that concerns. */
    private void takeUp(SegmentMachine machine) {
        List<RecordedEvent> changes = new ArrayList<>();
        long reflected = machine.position();
        Instant clock = machine.now();
        try (Stream<RecordedEvent> since = log.all(machine.position(), Interest.in(MembershipChanged.class))) {
            for (RecordedEvent each : (Iterable<RecordedEvent>) since::iterator) {
                MembershipChanged it = (MembershipChanged) each.event();
                LiveSegment segment = machine.segments().find(it.segment());
                if (segment == null || each.sequence() > segment.sequence()) {
                    changes.add(each);
                    reflected = Math.max(reflected, it.reflects());
                    clock = it.clock().isAfter(clock) ? it.clock() : clock;
                }
            }
        }
        if (changes.isEmpty()) {
            return;
        }
        forEach(machine.position(), reflected, SegmentEngine.OF_ALL, machine::absorb);
        for (RecordedEvent each : changes) {
            MembershipChanged it = (MembershipChanged) each.event();
            LiveSegment segment = machine.segments().find(it.segment());
            if (segment != null) {
                it.changes().forEach(change -> machine.absorb(segment, change));
                segment.sequence(each.sequence());
            }
        }
        machine.stand(clock);
        fill(machine);
    }

    private void forEach(long behind, long last, Interest interest, Consumer<RecordedEvent> consumer) {
        if (behind >= last) {
            return;
        }
        try (Stream<RecordedEvent> events = log.all(behind, interest)) {
            Iterator<RecordedEvent> each = events.iterator();
            while (each.hasNext()) {
                RecordedEvent next = each.next();
                if (next.position() > last) {
                    break;
                }
                consumer.accept(next);
            }
        }
    }

    private static void fill(SegmentMachine machine) {
        while (machine.fill(Integer.MAX_VALUE)) {
            machine.settle();
        }
    }

    /** Reads all of it. */
    private final class FromTheLog {

        private final Map<String, Recorded> recorded = new HashMap<>();
        private final Numbers people = new Numbers();
        private long reflected = -1;
        private Instant clock = Instant.MIN;

        SegmentMachine machine() {
            readWhatIsOnRecord();
            SegmentMachine machine =
                    new SegmentMachine(new Segments(ids), population, new Facts(asked(inForceFrom(reflected)), log));
            forEach(-1, reflected, SegmentEngine.OF_ALL, machine::learn);
            if (clock.isAfter(machine.now())) {
                machine.setClock(clock);
            }
            machine.settle();
            if (reflected >= 0) {
                machine.complete();
            }
            recorded.forEach((key, known) -> known.giveTo(machine, key, people));
            fill(machine);
            return machine;
        }

        private List<Definitions> inForceFrom(long position) {
            NavigableMap<Long, TraitsPublished> published = traits();
            Long first = published.floorKey(position);
            return (first == null ? published : published.tailMap(first, true))
                    .values().stream().map(SegmentStart::definitions).toList();
        }

        private void readWhatIsOnRecord() {
            forEach(-1, Long.MAX_VALUE, Interest.in(MembershipChanged.class), each -> {
                if (each.event() instanceof MembershipChanged it) {
                    Recorded known = recorded.computeIfAbsent(it.segment(), key -> new Recorded());
                    it.changes().forEach(change -> known.take(people.number(change.profile()), change));
                    known.sequence = each.sequence();
                    reflected = Math.max(reflected, it.reflects());
                    clock = it.clock().isAfter(clock) ? it.clock() : clock;
                }
            });
        }
    }

    /** Who is in a segment by what is on record. */
    private static final class Recorded {

        private final RoaringBitmap members = new RoaringBitmap();
        private long sequence = -1;

        void take(int number, MembershipChange change) {
            if (change.entered()) {
                members.add(number);
            } else {
                members.remove(number);
            }
        }

        void giveTo(SegmentMachine machine, String key, Numbers people) {
            LiveSegment segment = machine.segments().find(key);
            if (segment != null) {
                segment.sequence(sequence);
                for (int number : members) {
                    segment.members().add(machine.woods().number(Objects.requireNonNull(people.id(number))));
                }
            }
        }
    }
}
