package dev.annals.channels.delivery;

import dev.annals.api.delivery.ChangeDelivery.RecordOutcome;
import dev.annals.api.delivery.Outcome;
import dev.annals.api.identity.FragmentId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What waits for one connector, in the order in which it was handed over, and what it gave up. Used by many threads. */
final class ConnectorQueue {

    private final Map<FragmentId, Waiting> waiting = new LinkedHashMap<>();
    private final Map<FragmentId, Set<FragmentId>> byPerson = new HashMap<>();
    private final Map<FragmentId, DeadLetter> deadLetters = new LinkedHashMap<>();

    /**
     * A message that was given up.
     *
     * @param waiting the message
     * @param reason why
     * @param attempts how often it was tried
     * @param at when
     */
    record DeadLetter(Waiting waiting, String reason, int attempts, Instant at) {}

    synchronized void add(Waiting message) {
        deadLetters.remove(message.delivery());
        if (waiting.putIfAbsent(message.delivery(), message) == null) {
            byPerson.computeIfAbsent(message.profile(), none -> new LinkedHashSet<>())
                    .add(message.delivery());
        }
    }

    synchronized void remove(FragmentId delivery) {
        var unused = take(delivery);
        deadLetters.remove(delivery);
    }

    synchronized void giveUp(FragmentId delivery, String reason, int attempts, Instant at) {
        Waiting message = take(delivery);
        if (message != null) {
            deadLetters.put(delivery, new DeadLetter(message, reason, attempts, at));
        }
    }

    /** The message that was given up, if this queue had it. */
    synchronized @Nullable DeadLetter deadLetter(FragmentId delivery) {
        return deadLetters.get(delivery);
    }

    /** Takes what is due, at most so many; each is busy until it is told to wait or is removed. */
    synchronized List<Waiting> take(Instant now, int most) {
        List<Waiting> due = new ArrayList<>();
        Set<FragmentId> before = new HashSet<>();
        for (Waiting message : waiting.values()) {
            if (due.size() >= most) {
                break;
            }
            boolean isItsTurn = Collections.disjoint(before, message.turns());
            before.addAll(message.turns());
            if (isItsTurn && message.isDue(now)) {
                message.begin();
                due.add(message);
            }
        }
        return due;
    }

    /** Puts a message back. */
    synchronized void postpone(Waiting message, Instant until) {
        message.waitUntil(until);
    }

    /** What came of a message is on record: it is not sent again, before the log says so as well. */
    synchronized void settled(Waiting message, RecordOutcome outcome) {
        if (outcome.outcome() == Outcome.FAILED) {
            giveUp(
                    message.delivery(),
                    outcome.reason() == null ? "" : outcome.reason(),
                    outcome.attempts(),
                    outcome.at());
        } else {
            var unused = take(message.delivery());
        }
    }

    /** What waits for some fragments of a person, in the order in which it was handed over. */
    synchronized List<Waiting> of(Set<FragmentId> fragments) {
        return fragments.stream()
                .flatMap(each -> byPerson.getOrDefault(each, Set.of()).stream())
                .flatMap(each -> Stream.ofNullable(waiting.get(each)))
                .sorted(Comparator.comparingLong(Waiting::position))
                .toList();
    }

    private @Nullable Waiting take(FragmentId delivery) {
        Waiting message = waiting.remove(delivery);
        Set<FragmentId> others = message == null ? null : byPerson.get(message.profile());
        if (message != null && others != null && others.remove(delivery) && others.isEmpty()) {
            byPerson.remove(message.profile());
        }
        return message;
    }

    /** Whether a message is still to be sent. */
    synchronized boolean has(FragmentId delivery) {
        return waiting.containsKey(delivery);
    }

    synchronized int size() {
        return waiting.size();
    }

    /** What was given up, the oldest first. */
    synchronized List<DeadLetter> deadLetters() {
        return List.copyOf(deadLetters.values());
    }
}
