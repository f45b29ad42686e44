package dev.annals.channels.request;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.request.RequestStatus;
import dev.annals.api.request.SubjectRequestEvent;
import dev.annals.api.request.SubjectRequestEvent.CallbackEnded;
import dev.annals.api.request.SubjectRequestEvent.CallbacksRetried;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.platform.request.opendsr.AskedByController;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;

/**
 * Whom has to be told what. The log itself is the queue: each change of a request adds a callback for each of its
 * addresses, and only the event that says how it ended takes it away, so that nothing is forgotten however a process ends,
 * and a rebuild, which appends nothing, tells nobody anything. Each address is told in order. Used by one thread only,
 * except {@link #waiting()}.
 */
final class CallbackQueue {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final int DOUBLINGS = 12;
    private static final double SPREAD = 0.5;

    private final Map<FragmentId, AskedByController> requests = new HashMap<>();
    private final Map<Line, Deque<PendingCallback>> lines = new HashMap<>();
    private final Set<Line> givenUp = new HashSet<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final DoubleSupplier chance;

    /** @param chance numbers from 0 to 1, so that not everybody who was away is told at the same moment */
    CallbackQueue(DoubleSupplier chance) {
        this.chance = chance;
    }

    /** Follows the log by one event. */
    void follow(RecordedEvent recorded) {
        if (!(recorded.event() instanceof SubjectRequestEvent event)) {
            return;
        }
        AskedByController known = requests.get(event.request());
        if (known == null) {
            AskedByController.begun(recorded)
                    .filter(begun -> !begun.callbacks().isEmpty())
                    .ifPresent(begun -> requests.put(begun.request(), begun));
            return;
        }
        switch (event) {
            case CallbackEnded ended -> end(ended);
            case CallbacksRetried retried ->
                List.copyOf(givenUp).stream()
                        .filter(line -> line.request().equals(retried.request()))
                        .forEach(line -> add(known, line));
            default -> {
                AskedByController then = known.after(recorded);
                if (!then.equals(known)) {
                    requests.put(then.request(), then);
                    for (int i = 0; i < then.callbacks().size(); i++) {
                        add(then, new Line(then.request(), i));
                    }
                }
            }
        }
        forgetIfOver(event.request());
    }

    private void add(AskedByController then, Line line) {
        lines.computeIfAbsent(line, unused -> new ArrayDeque<>()).add(new PendingCallback(then, line.address()));
        givenUp.remove(line);
        waiting.incrementAndGet();
    }

    private void end(CallbackEnded ended) {
        Line line = new Line(ended.request(), ended.callback());
        if (!ended.outcome().equals(Callbacks.DELIVERED)) {
            givenUp.add(line);
        }
        Deque<PendingCallback> callbacks = lines.getOrDefault(line, new ArrayDeque<>());
        Optional<PendingCallback> first = callbacks.stream()
                .filter(callback -> callback.status() == ended.status())
                .findFirst();
        if (first.isPresent() && callbacks.removeFirstOccurrence(first.get())) {
            waiting.decrementAndGet();
        }
        if (callbacks.isEmpty()) {
            lines.remove(line);
        }
    }

    private void forgetIfOver(FragmentId request) {
        AskedByController known = requests.get(request);
        boolean isFinal =
                known != null && !known.status().isOpen() && known.status() != RequestStatus.COMPLETED_WITH_EXCEPTIONS;
        if (isFinal
                && Stream.concat(lines.keySet().stream(), givenUp.stream())
                        .noneMatch(line -> line.request().equals(request))) {
            requests.remove(request);
        }
    }

    /** The callbacks that are to be sent now, at most so many. */
    List<PendingCallback> due(Instant now, int most) {
        List<PendingCallback> due = new ArrayList<>();
        for (Deque<PendingCallback> line : lines.values()) {
            PendingCallback first = line.getFirst();
            if (due.size() < most && first.isDue(now)) {
                due.add(first);
            }
        }
        return due;
    }

    /** Has a callback wait, twice as long each time, and not exactly. */
    void postpone(PendingCallback callback, Instant now) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(Math.max(callback.attempts() - 1, 0), DOUBLINGS));
        Duration capped = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
        double share = 1 - SPREAD * chance.getAsDouble();
        callback.waitUntil(now.plusMillis((long) (capped.toMillis() * share)));
    }

    /** How many callbacks wait. */
    int waiting() {
        return waiting.get();
    }

    private record Line(FragmentId request, int address) {}
}
