package dev.annals.projections.segment;

import dev.annals.api.Event;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.api.segment.MembershipChange;
import dev.annals.api.segment.RecordMemberships;
import dev.annals.api.segment.RecordMemberships.Batch;
import dev.annals.api.segment.SegmentEvent.MembershipChanged;
import dev.annals.api.segment.SegmentEvent.SegmentPublished;
import dev.annals.api.trait.TraitEvent.TraitsPublished;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.crypto.Sha256;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.platform.segment.SegmentFile;
import dev.annals.platform.segment.SegmentKeys;
import dev.annals.platform.trait.TraitBook;
import dev.annals.projections.identity.SourcePriority;
import dev.annals.testkit.InMemoryEventLog;
import dev.annals.testkit.InMemorySubjectKeys;
import dev.annals.testkit.TestFragmentIds;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An engine on a log in memory, and a clock that a test moves. */
final class SegmentHouse {

    final InMemoryEventLog log = new InMemoryEventLog();
    final FragmentIds ids = new TestFragmentIds();
    final List<Runnable> histories = new ArrayList<>();
    final InMemorySubjectKeys keys = new InMemorySubjectKeys();
    final Checkpoints checkpoints;
    SegmentEngine engine;
    Instant now = InMemoryEventLog.BEGINNING;
    int failures;
    private long fed;
    private long events;
    private final Map<String, Integer> versions = new HashMap<>();

    /** @param folder where checkpoints are kept */
    SegmentHouse(Path folder) {
        checkpoints = new Checkpoints(folder, keys, ids);
        engine = start();
    }

    /** Another process on the same log, or the same after a crash. */
    SegmentEngine start() {
        return new SegmentEngine(log, ids, SourcePriority.NONE, this::record, histories::add, checkpoints);
    }

    void restart() {
        engine = start();
        fed = 0;
    }

    /** Writes the state down, person by person; something happens between one and the next. */
    boolean checkpoint(Runnable between) {
        Checkpointing.State state = new Checkpointing.State() {
            @Override
            public <T> @Nullable T whileStill(Function<SegmentMachine, @Nullable T> look) {
                T seen = engine.whileStill(look);
                between.run();
                return seen;
            }
        };
        return new Checkpointing(state, checkpoints, Runnable::run, 1).write();
    }

    private void record(RecordMemberships changes) {
        Map<FragmentId, Long> ends = new HashMap<>();
        for (Batch batch : changes.batches()) {
            long end = ends.computeIfAbsent(
                    batch.stream(), stream -> log.stream(stream, 0).count() - 1);
            if (batch.sequence() != end + 1) {
                throw new Rejected(Rejection.CONFLICT, "somebody else was there");
            }
            ends.put(batch.stream(), batch.sequence());
        }
        if (failures == 1) {
            failures = 0;
            throw new Rejected(Rejection.STORE_UNAVAILABLE, "before anything was recorded");
        }
        changes.batches()
                .forEach(batch -> append(
                        batch.stream(),
                        new MembershipChanged(
                                batch.stream(),
                                batch.segment(),
                                batch.version(),
                                batch.changes(),
                                changes.reflects(),
                                changes.clock())));
        if (failures == 2) {
            failures = 0;
            throw new Rejected(Rejection.STORE_UNAVAILABLE, "after everything was recorded");
        }
    }

    RecordedEvent append(FragmentId stream, Event event) {
        return log.append(stream, event, "source:web", now, new UUID(0x5e6, ++events));
    }

    void publish(String text) {
        String key = SegmentFile.read(SegmentFile.NAME, text).key();
        int version = versions.merge(key, 1, Integer::sum);
        FragmentId stream = SegmentKeys.definitions(ids);
        append(stream, new SegmentPublished(stream, key, version, Sha256.hex(text), text));
    }

    void publishTraits(String text) {
        FragmentId stream = TraitBook.stream(ids);
        append(
                stream,
                new TraitsPublished(
                        stream, versions.merge("traits of everybody", 1, Integer::sum), Sha256.hex(text), text));
    }

    /** Feeds what is new, and reads the history for what is needed by then. */
    void feed() {
        List<RecordedEvent> batch = log.all(fed).toList();
        takeUntilItWorks(batch);
        fed = batch.isEmpty() ? fed : batch.getLast().position();
        while (!histories.isEmpty()) {
            histories.removeFirst().run();
            engine.take(List.of());
        }
    }

    /** As a processor does with a unit of work that failed. */
    private void takeUntilItWorks(List<RecordedEvent> batch) {
        for (int attempt = 1; ; attempt++) {
            try {
                engine.take(batch);
                return;
            } catch (Rejected failed) {
                if (attempt == 5) {
                    throw failed;
                }
            }
        }
    }

    void tick(Instant instant) {
        now = instant;
        engine.tick(instant.plusMillis(250));
    }

    List<MembershipChange> changes(String key) {
        return log.stream(SegmentKeys.members(ids, key), 0)
                .flatMap(each -> ((MembershipChanged) each.event()).changes().stream())
                .toList();
    }

    /** Who was in a segment at an instant, by what is on record. */
    Set<FragmentId> members(String key, Instant at) {
        Set<FragmentId> members = new HashSet<>();
        for (MembershipChange change : changes(key)) {
            if (!change.at().isAfter(at)) {
                boolean isNews = change.entered() ? members.add(change.profile()) : members.remove(change.profile());
                if (!isNews) {
                    throw new AssertionError("Recorded twice: " + change);
                }
            }
        }
        return members;
    }
}
