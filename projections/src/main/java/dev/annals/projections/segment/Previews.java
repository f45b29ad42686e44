package dev.annals.projections.segment;

import dev.annals.platform.events.EventLog;
import dev.annals.platform.segment.SegmentDefinition;
import dev.annals.platform.segment.SegmentPreviews.Preview;
import java.lang.ref.SoftReference;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Tries definitions out beside what goes on, and keeps what that takes as long as somebody goes on trying: whoever changes
 * one clause waits for that clause alone.
 */
final class Previews {

    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final int NEAR = 2_000;

    private static final SoftReference<OwnFacts> NONE = new SoftReference<>(null);

    private final EventLog log;
    /** Given up where memory is short: it can be read again. */
    private final AtomicReference<SoftReference<OwnFacts>> own = new AtomicReference<>(NONE);

    private @Nullable KnownAnswers answers;
    private Instant clock = Instant.MIN;
    private Instant asked = Instant.MIN;

    Previews(EventLog log) {
        this.log = log;
    }

    /** Has something done while the state of everybody stands still. */
    interface Standstill {
        @Nullable
        Preview with(Function<SegmentMachine, @Nullable Preview> look);
    }

    /** Says which instant it is; what nobody asked for in a while is forgotten. While everything stands still. */
    void tick(SegmentMachine machine, Instant instant) {
        clock = later(clock, instant);
        if (!asked.equals(Instant.MIN) && asked.plus(KEPT).isBefore(clock)) {
            machine.touched().everybody();
            answers = null;
            own.set(NONE);
            asked = Instant.MIN;
        }
    }

    /**
     * Tries a definition out.
     *
     * @param sample how many profiles to tell of each kind
     */
    Preview preview(SegmentDefinition definition, int sample, Standstill standstill) {
        Trial trial = new Trial(definition, sample);
        Reading reading = new Reading();
        while (true) {
            Preview found = standstill.with(machine -> look(machine, trial, reading));
            if (found != null) {
                reading.giveBack();
                return found;
            }
            reading.readOn();
        }
    }

    /** What was found out halfway when something failed is not to be relied on. */
    private @Nullable Preview look(SegmentMachine machine, Trial trial, Reading reading) {
        try {
            return lookOn(machine, trial, reading);
        } catch (RuntimeException | Error failed) {
            machine.touched().everybody();
            throw failed;
        }
    }

    private @Nullable Preview lookOn(SegmentMachine machine, Trial trial, Reading reading) {
        Instant at = later(clock, machine.now());
        asked = at;
        Needs needs = trial.needs(machine);
        if (machine.facts().needs().cover(needs)) {
            Moment moment = Moment.of(machine, machine.facts(), at);
            return trial.look(moment, shared(moment));
        }
        OwnFacts facts = reading.of(needs);
        if (!reading.isUpTo(machine.position())) {
            return null;
        }
        Moment moment = Moment.of(machine, facts.facts(), at);
        return trial.look(moment, facts.answers(moment));
    }

    private KnownAnswers shared(Moment moment) {
        KnownAnswers known = answers;
        if (known == null || !known.areOf(moment)) {
            known = new KnownAnswers(moment);
            answers = known;
        }
        return known;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** What is read for one who tries; what an earlier one had read is taken over, and given back for the next. */
    private final class Reading {

        private @Nullable OwnFacts taken;
        private long wanted = -1;

        OwnFacts of(Needs needs) {
            OwnFacts known = taken == null ? own.getAndSet(NONE).get() : taken;
            if (known == null || !known.needs().cover(needs)) {
                known = new OwnFacts(log, known == null ? needs : Needs.of(List.of(known.needs(), needs)));
            }
            taken = known;
            return known;
        }

        /** Reads the last bit up to a position; where it is more than a bit, that is left for {@link #readOn}. */
        boolean isUpTo(long position) {
            OwnFacts known = taken;
            if (known == null || known.unread(position) > NEAR) {
                wanted = position;
                return false;
            }
            known.readTo(position);
            return true;
        }

        /** Reads what is wanted, while others go on. */
        void readOn() {
            if (taken != null) {
                taken.readTo(wanted);
            }
        }

        void giveBack() {
            if (taken != null) {
                own.set(new SoftReference<>(taken));
            }
        }
    }
}
