package dev.annals.projections.segment;

import dev.annals.api.consent.ConsentEvent;
import dev.annals.api.consent.PurposeEvent;
import dev.annals.api.consent.PurposeEvent.PurposesPublished;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.IdentityEvent;
import dev.annals.api.interaction.InteractionEvent;
import dev.annals.api.interaction.InteractionEvent.InteractionsExpired;
import dev.annals.api.privacy.ErasureEvent;
import dev.annals.api.privacy.ErasureEvent.FragmentErased;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.api.segment.RecordMemberships;
import dev.annals.api.segment.SegmentEvent;
import dev.annals.api.segment.SegmentEvent.MembershipChanged;
import dev.annals.api.segment.SegmentEvent.SegmentPublished;
import dev.annals.api.tag.TagEvent;
import dev.annals.api.trait.TraitEvent;
import dev.annals.api.trait.TraitEvent.TraitsPublished;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.Interest;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.platform.segment.SegmentDefinition;
import dev.annals.platform.segment.SegmentPreviews;
import dev.annals.projections.identity.SourcePriority;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps segments current: feeds the machine with the log and the clock, and has recorded what it decides. All state is in
 * memory, and made of the log anew when the process starts, or when somebody else recorded changes.
 */
public final class SegmentEngine implements SegmentPreviews, Checkpointing.State {

    /** The name of the processor that feeds it. */
    public static final String NAME = "segment-engine";

    /** What conditions ask about. */
    static final Interest OF_FACTS =
            Interest.in(InteractionEvent.class, ConsentEvent.class, TagEvent.class, ErasureEvent.class);

    /** All that can change who is in a segment. */
    static final Interest OF_ALL = Interest.in(
            InteractionEvent.class,
            IdentityEvent.class,
            ConsentEvent.class,
            TagEvent.class,
            PurposeEvent.class,
            TraitEvent.class,
            ErasureEvent.class,
            SegmentEvent.class);

    private static final Logger LOG = LoggerFactory.getLogger(SegmentEngine.class);
    private static final Duration MARGIN = Duration.ofMillis(250);
    private static final int BATCH = 1_000;
    private static final int FILL = 20_000;

    private final EventLog log;
    private final FragmentIds ids;
    private final MembershipRecorder recorder;
    private final Population.Maker population;
    private final Executor histories;
    private final Checkpoints checkpoints;
    private final Previews previews;
    private final ReentrantLock lock = new ReentrantLock(true);
    private volatile @Nullable SegmentMachine machine;
    private @Nullable FactsBuild building;
    private @Nullable Needs covered;
    private boolean uncertain;
    private volatile double beginning = Double.NaN;

    SegmentEngine(
            EventLog log,
            FragmentIds ids,
            SourcePriority priority,
            MembershipRecorder recorder,
            Executor histories,
            Checkpoints checkpoints) {
        this.log = log;
        this.ids = ids;
        this.recorder = recorder;
        this.population = woods -> new Population(woods, priority);
        this.histories = histories;
        this.checkpoints = checkpoints;
        this.previews = new Previews(log);
    }

    /** Takes events of the log, in order, and has recorded what follows from them. */
    void take(List<RecordedEvent> batch) {
        lock.lock();
        try {
            SegmentMachine running = running();
            batch.forEach(each -> take(running, each));
            running.settle();
            proceed(running);
        } catch (RuntimeException failed) {
            throw begunAnewAfter(failed);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Lets time go by, and has recorded what follows from that. What happened up to then, and is not fed yet, is read
     * first; a margin is left for what is being recorded at the moment.
     */
    void tick(Instant clock) {
        lock.lock();
        try {
            SegmentMachine running = running();
            Instant until = clock.minus(MARGIN);
            if (running.isDue(until)) {
                catchUp(running, false);
                running.passTo(until);
            }
            previews.tick(running, until);
            proceed(running);
        } catch (RuntimeException failed) {
            throw begunAnewAfter(failed);
        } finally {
            lock.unlock();
        }
    }

    /** Whether somebody is left to be looked at for a segment that is new, or was changed. */
    boolean isBusy() {
        lock.lock();
        try {
            return machine != null && machine.segments().all().stream().anyMatch(each -> !each.isLive());
        } finally {
            lock.unlock();
        }
    }

    /** How many seconds it took to begin; NaN before that. */
    double beginning() {
        return beginning;
    }

    private SegmentMachine running() {
        SegmentMachine known = machine;
        if (known != null) {
            return known;
        }
        long started = System.nanoTime();
        SegmentMachine begun = new SegmentStart(log, ids, population, checkpoints).machine();
        catchUp(begun, true);
        beginning = (System.nanoTime() - started) / 1e9;
        machine = begun;
        uncertain = false;
        building = null;
        return begun;
    }

    /** @param begun whether all is kept that definitions to come ask for, so that people are looked at when these come */
    private void catchUp(SegmentMachine running, boolean begun) {
        try (Stream<RecordedEvent> unread = log.all(running.position(), OF_ALL)) {
            Iterator<RecordedEvent> each = unread.iterator();
            for (int taken = 1; each.hasNext(); taken++) {
                RecordedEvent next = each.next();
                take(running, next);
                if (begun && isDefinition(next)) {
                    while (running.fill(FILL)) {
                        running.settle();
                    }
                    running.settle();
                }
                if (taken % BATCH == 0) {
                    running.settle();
                    record(running);
                }
            }
        }
        running.settle();
    }

    private static boolean isDefinition(RecordedEvent recorded) {
        return switch (recorded.event()) {
            case SegmentPublished ignored -> true;
            case TraitsPublished ignored -> true;
            case PurposesPublished ignored -> true;
            default -> false;
        };
    }

    /** Whether something is not to be told any more since an event, so that no copy of it may be kept. */
    private static boolean isForgetting(RecordedEvent recorded) {
        return recorded.event() instanceof FragmentErased || recorded.event() instanceof InteractionsExpired;
    }

    private void take(SegmentMachine running, RecordedEvent recorded) {
        if (recorded.event() instanceof MembershipChanged it) {
            LiveSegment segment = running.segments().find(it.segment());
            if (segment != null && recorded.sequence() > segment.sequence()) {
                forget();
                throw new Rejected(Rejection.CONFLICT, "Another process keeps the segment '" + it.segment() + "'.");
            }
        }
        if (isForgetting(recorded) && recorded.position() > running.position()) {
            checkpoints.discard(running.place().erasure());
        }
        running.take(recorded);
    }

    @Override
    public <T> @Nullable T whileStill(Function<SegmentMachine, @Nullable T> look) {
        lock.lock();
        try {
            SegmentMachine running = machine;
            return running == null || uncertain ? null : look.apply(running);
        } finally {
            lock.unlock();
        }
    }

    @SuppressWarnings("ReferenceEquality")
    private void proceed(SegmentMachine running) {
        running.fill(FILL);
        running.settle();
        record(running);
        Needs needs = running.segments().needs();
        if (building == null && needs != covered) {
            startToKeep(running, needs);
        }
    }

    private void startToKeep(SegmentMachine running, Needs needs) {
        if (running.facts().needs().cover(needs)) {
            covered = needs;
        } else {
            FactsBuild build = new FactsBuild(log, needs);
            building = build;
            long reached = running.position();
            histories.execute(() -> build(running, build, reached));
        }
    }

    /** Reads the history beside what goes on, never further than that; only the last bit of it keeps others waiting. */
    private void build(SegmentMachine running, FactsBuild build, long reached) {
        try {
            build.readTo(reached);
            Long meanwhile = whileStill(SegmentMachine::position);
            build.readTo(meanwhile == null ? reached : meanwhile);
            lock.lock();
            try {
                if (building == build && machine == running) {
                    build.readTo(running.position());
                    running.ask(build.facts());
                    building = null;
                }
            } finally {
                lock.unlock();
            }
        } catch (RuntimeException failed) {
            LOG.warn(
                    "The history cannot be read for segments now: {}",
                    failed.getClass().getSimpleName());
            giveUp(build);
        }
    }

    private void giveUp(FactsBuild build) {
        lock.lock();
        try {
            building = building == build ? null : building;
        } finally {
            lock.unlock();
        }
    }

    private void record(SegmentMachine running) {
        if (uncertain) {
            requireAsKnown(running);
        }
        for (Outbox outbox = Outbox.of(running); !outbox.isEmpty(); outbox = Outbox.of(running)) {
            RecordMemberships changes = outbox.command();
            try {
                uncertain = true;
                recorder.record(changes);
                uncertain = false;
                outbox.recorded();
            } catch (Rejected refused) {
                if (refused.rejection() == Rejection.CONFLICT) {
                    forget();
                }
                throw refused;
            }
        }
    }

    /** After a failure it is not known whether changes were recorded; where they were, the state is made anew. */
    private void requireAsKnown(SegmentMachine running) {
        Map<FragmentId, Long> heads = log.heads(
                running.segments().all().stream().map(LiveSegment::stream).toList());
        for (LiveSegment segment : running.segments().all()) {
            if (heads.getOrDefault(segment.stream(), -1L) > segment.sequence()) {
                forget();
                throw new Rejected(Rejection.STORE_UNAVAILABLE, "Changes of segments were recorded without an answer.");
            }
        }
        uncertain = false;
    }

    /** What was refused can be sent again; after anything else the state may be half of what it should be. */
    private RuntimeException begunAnewAfter(RuntimeException failed) {
        if (!(failed instanceof Rejected)) {
            forget();
        }
        return failed;
    }

    private void forget() {
        machine = null;
        building = null;
    }

    @Override
    public Preview preview(SegmentDefinition definition, int sample) {
        return previews.preview(definition, sample, this::whileRunning);
    }

    private @Nullable Preview whileRunning(Function<SegmentMachine, @Nullable Preview> look) {
        lock.lock();
        try {
            return look.apply(running());
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<List<Long>> overlap(List<String> keys) {
        lock.lock();
        try {
            SegmentMachine running = running();
            List<RoaringBitmap> members = new ArrayList<>();
            for (String key : keys) {
                LiveSegment segment = running.segments().find(key);
                members.add(segment == null ? new RoaringBitmap() : segment.members());
            }
            List<List<Long>> matrix = new ArrayList<>();
            for (RoaringBitmap one : members) {
                List<Long> row = new ArrayList<>();
                members.forEach(other -> row.add(RoaringBitmap.andCardinality(one, other) + 0L));
                matrix.add(row);
            }
            return matrix;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public @Nullable String state(String key) {
        if (machine == null) {
            return "starting";
        }
        lock.lock();
        try {
            SegmentMachine running = machine;
            LiveSegment segment = running == null ? null : running.segments().find(key);
            if (running == null || segment == null) {
                return "starting";
            }
            if (segment.isLive()) {
                return null;
            }
            boolean isWaiting = !running.facts().needs().cover(segment.needs());
            return isWaiting ? "reading history" : "looking at people";
        } finally {
            lock.unlock();
        }
    }
}
