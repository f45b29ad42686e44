package dev.annals.projections.segment;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the engine's state down now and then, so that a start has to read only what was recorded since.
 *
 * <p>What is known of people is written in slices, between which events are taken; only the end, which says who hangs
 * together and who is where, is of one moment. A start has facts take once more the events between the first slice and that
 * moment, which changes nothing where they were taken before.
 */
final class Checkpointing {

    private static final Logger LOG = LoggerFactory.getLogger(Checkpointing.class);
    private static final int SLICE = 4_000;
    private static final int TRIES = 50;
    private static final long WORTH = 10_000;
    private static final Duration EVERY = Duration.ofMinutes(1);
    private static final int SHARE = 20;

    private final State state;
    private final int slice;
    private final Checkpoints checkpoints;
    private final Executor executor;
    private final AtomicBoolean isWriting = new AtomicBoolean();
    private volatile Instant next = Instant.MIN;
    private volatile long newest = -1;

    /** What is written down. */
    interface State {
        /** Has something looked at while nothing changes; answers null where nothing is known at the moment. */
        <T> @Nullable T whileStill(Function<SegmentMachine, @Nullable T> look);
    }

    Checkpointing(State state, Checkpoints checkpoints, Executor executor) {
        this(state, checkpoints, executor, SLICE);
    }

    /** @param slice how many people are written without a pause */
    Checkpointing(State state, Checkpoints checkpoints, Executor executor, int slice) {
        this.state = state;
        this.slice = slice;
        this.checkpoints = checkpoints;
        this.executor = executor;
    }

    /** Writes beside what goes on, where enough has happened since. */
    void consider(Instant now) {
        if (now.isBefore(next)) {
            return;
        }
        next = now.plus(EVERY);
        Long position = state.whileStill(SegmentMachine::position);
        boolean isWorth = position != null && position - (checkpoints.isThere() ? newest : -1) >= WORTH;
        if (isWorth && isWriting.compareAndSet(false, true)) {
            executor.execute(() -> {
                long begun = System.nanoTime();
                write();
                next = now.plus(EVERY).plusNanos(SHARE * (System.nanoTime() - begun));
                isWriting.set(false);
            });
        }
    }

    /** Writes all of it; answers whether it could. */
    boolean write() {
        Begun begun = state.whileStill(Begun::of);
        if (begun == null) {
            return false;
        }
        try (Checkpoints.Draft draft = checkpoints.begin(begun.place().erasure())) {
            StateOutput out = new StateOutput(draft.out());
            FactsImage.write(begun.needs(), out);
            out.number(begun.place().position());
            boolean isWhole = writeFacts(begun, out) && writeEnd(begun, out);
            if (isWhole) {
                out.flush();
                draft.complete();
                newest = begun.place().position();
            }
            return isWhole;
        } catch (IOException | RuntimeException failed) {
            LOG.warn(
                    "The state of segments cannot be written down now: {}",
                    failed.getClass().getSimpleName());
            return false;
        }
    }

    private boolean writeFacts(Begun begun, StateOutput out) throws IOException {
        FactsImage image = new FactsImage(begun.needs());
        for (int from = 0; ; from += slice) {
            int start = from;
            byte[] written = state.whileStill(machine -> begun.isStill(machine) ? slice(machine, image, start) : null);
            if (written == null) {
                return false;
            }
            if (written.length == 0) {
                out.truth(false);
                return true;
            }
            out.truth(true);
            out.raw(written);
        }
    }

    private byte[] slice(SegmentMachine machine, FactsImage image, int from) {
        Facts facts = machine.facts();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            if (from < facts.size()) {
                facts.prune(from, Math.min(facts.size(), from + slice), machine.now());
                image.write(facts, from, Math.min(facts.size(), from + slice), new StateOutput(bytes));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** At a moment at which everything is decided and on record, which comes whenever a batch was taken. */
    private boolean writeEnd(Begun begun, StateOutput out) {
        for (int i = 0; i < TRIES; i++) {
            Boolean isWritten = state.whileStill(machine -> {
                if (!begun.isStill(machine)) {
                    return null;
                }
                return machine.isWhole() && end(machine, out);
            });
            if (isWritten == null || isWritten) {
                return isWritten != null;
            }
        }
        return false;
    }

    private static boolean end(SegmentMachine machine, StateOutput out) {
        try {
            MachineImage.write(machine, out);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a checkpoint was begun of; it is worth nothing where that gave way to something else. */
    private record Begun(SegmentMachine machine, Facts facts, Needs needs, LogPlace place) {

        static @Nullable Begun of(SegmentMachine machine) {
            return machine.isWhole()
                    ? new Begun(machine, machine.facts(), machine.segments().needs(), machine.place())
                    : null;
        }

        boolean isStill(SegmentMachine other) {
            return machine == other
                    && facts == other.facts()
                    && place.erasure() == other.place().erasure()
                    && needs.cover(other.segments().needs());
        }
    }
}
