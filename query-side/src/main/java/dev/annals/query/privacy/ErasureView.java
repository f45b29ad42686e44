package dev.annals.query.privacy;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.privacy.ErasureEvent.Check;
import dev.annals.api.privacy.ErasureEvent.CiphertextPurged;
import dev.annals.api.privacy.ErasureEvent.ErasureCompleted;
import dev.annals.api.privacy.ErasureEvent.ErasureOrdered;
import dev.annals.api.privacy.ErasureEvent.ErasureStepDone;
import dev.annals.api.privacy.ErasureEvent.Kept;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.RecordedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An erasure, by the events of its own stream.
 *
 * @param erasure its id
 * @param profile the root of the person's fragments
 * @param status {@code in_progress}, {@code completed} or {@code completed_with_exceptions}
 * @param ground why
 * @param request the subject request it answers
 * @param ordered who ordered it and when
 * @param fragments the ids of what was erased
 * @param alsoErased the ids of quarantined items that named the person, and of what was kept for legal holds meanwhile
 * @param steps what was done, in order
 * @param exceptions what has to be kept for now
 * @param checks what was looked for afterwards
 * @param completed when it was complete
 */
record ErasureView(
        FragmentId erasure,
        FragmentId profile,
        String status,
        String ground,
        @Nullable FragmentId request,
        Moment ordered,
        List<FragmentId> fragments,
        List<FragmentId> alsoErased,
        List<Step> steps,
        List<Kept> exceptions,
        List<Check> checks,
        @Nullable Moment completed) {

    /** Reads it; empty when there is no such erasure. */
    static Optional<ErasureView> of(FragmentId erasure, EventLog log) {
        List<RecordedEvent> events;
        try (Stream<RecordedEvent> stream = log.stream(erasure, 0)) {
            events = stream.toList();
        }
        if (events.isEmpty() || !(events.getFirst().event() instanceof ErasureOrdered ordered)) {
            return Optional.empty();
        }
        List<Step> steps = new ArrayList<>();
        List<FragmentId> items = new ArrayList<>();
        ErasureCompleted completion = null;
        Moment completed = null;
        for (RecordedEvent recorded : events) {
            if (recorded.event() instanceof ErasureStepDone done) {
                steps.add(Step.of(done, recorded));
                if (!done.step().keeps()) {
                    items.addAll(done.items());
                }
            } else if (recorded.event() instanceof CiphertextPurged purged) {
                steps.add(Step.of(purged, recorded));
            } else if (recorded.event() instanceof ErasureCompleted event) {
                completion = event;
                completed = Moment.of(recorded);
            }
        }
        return Optional.of(new ErasureView(
                erasure,
                ordered.profile(),
                status(completion),
                ordered.ground(),
                ordered.request(),
                Moment.of(events.getFirst()),
                ordered.fragments(),
                List.copyOf(items),
                steps,
                completion == null ? ordered.exceptions() : completion.exceptions(),
                completion == null ? List.of() : completion.checks(),
                completed));
    }

    private static String status(@Nullable ErasureCompleted completion) {
        if (completion == null) {
            return "in_progress";
        }
        return completion.exceptions().isEmpty() ? "completed" : "completed_with_exceptions";
    }

    /**
     * When something was recorded.
     *
     * @param at when
     * @param by who did it
     * @param position where in the log
     */
    record Moment(Instant at, String by, long position) {

        static Moment of(RecordedEvent recorded) {
            return new Moment(recorded.at(), recorded.actor(), recorded.position());
        }
    }

    /**
     * A step that was done.
     *
     * @param step which
     * @param count how many things it dealt with
     * @param at when
     * @param position where in the log
     */
    record Step(String step, long count, Instant at, long position) {

        static Step of(CiphertextPurged purged, RecordedEvent recorded) {
            return new Step("ciphertext_purged", purged.rows(), recorded.at(), recorded.position());
        }

        static Step of(ErasureStepDone done, RecordedEvent recorded) {
            return new Step(
                    done.step().name().toLowerCase(Locale.ROOT), done.count(), recorded.at(), recorded.position());
        }
    }
}
