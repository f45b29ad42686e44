package dev.annals.platform.journey;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.journey.Begun;
import dev.annals.api.journey.ChangeRun;
import dev.annals.api.journey.Journey;
import dev.annals.api.journey.JourneyRunEvent;
import dev.annals.api.journey.JourneyRunEvent.SendRequested;
import dev.annals.api.journey.StartRun;
import dev.annals.api.journey.Trigger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Carries the runs of one person in one journey on a virtual clock, by the very interpreter that carries live runs on.
 * Nothing leaves it: messages are answered by {@link Gate}. Not for use by several threads.
 */
public final class Simulation {

    private static final int MOST_WAKES = 10_000;

    private final Edition edition;
    private final Facts facts;
    private final Gate gate;
    private final FragmentId profile;
    private final BiConsumer<JourneyRunEvent, RunState> watcher;
    private final Map<String, RunState> runs = new TreeMap<>();
    private final Map<String, FragmentId> streams = new HashMap<>();

    /** Says what would become of a message. */
    @FunctionalInterface
    public interface Gate {

        /** Everything goes out. */
        Gate OPEN = (channel, at) -> null;

        /**
         * Why a message would be held back.
         *
         * @param channel the channel
         * @param at when
         * @return the reason; null when it would go out
         */
        @Nullable
        String holdsBack(String channel, Instant at);
    }

    /**
     * A simulation.
     *
     * @param watcher is told of every decision, with the state after it
     */
    public Simulation(
            Edition edition,
            Facts facts,
            Gate gate,
            FragmentId profile,
            BiConsumer<JourneyRunEvent, RunState> watcher) {
        this.edition = edition;
        this.facts = facts;
        this.gate = gate;
        this.profile = profile;
        this.watcher = watcher;
    }

    /** Lets an interaction happen; what is due before it is done first. */
    public void happens(UUID event, String name, Instant at, Map<String, @Nullable Object> properties) {
        advance(at);
        for (String key : List.copyOf(runs.keySet())) {
            take(key, new ChangeRun.Tell(stream(key), event, name, at, properties), at);
        }
        if (edition.journey().entry().on() instanceof Trigger.Happens happens
                && Matching.isMeant(happens, name, properties, null)) {
            enters(event, at, "the interaction " + name, properties);
        }
    }

    /** Lets a membership change. */
    public void moves(UUID event, String segment, boolean entered, Instant at) {
        advance(at);
        for (String key : List.copyOf(runs.keySet())) {
            take(key, new ChangeRun.TellMembership(stream(key), event, segment, entered, at), at);
        }
        if (new Trigger.Membership(segment, entered)
                .equals(edition.journey().entry().on())) {
            enters(event, at, (entered ? "entering" : "leaving") + " the segment " + segment, Map.of());
        }
    }

    /** Has the person enter. */
    public void enters(UUID event, Instant at, String cause, Map<String, @Nullable Object> properties) {
        Journey.Entry entry = edition.journey().entry();
        String value = entry.key() == null ? null : Matching.asKey(Matching.at(properties, entry.key()));
        String refusal = entry.key() != null && value == null ? "no-entry-key" : null;
        String key = entry.reentry() == Journey.Reentry.ALWAYS ? event.toString() : value == null ? "" : value;
        RunState state = runs.getOrDefault(key, RunState.NONE);
        note(
                key,
                Interpreter.start(
                        edition,
                        state,
                        new StartRun(
                                stream(key),
                                edition.journey().key(),
                                profile,
                                event,
                                -1,
                                at,
                                cause,
                                refusal,
                                new Begun(value, properties)),
                        facts,
                        at),
                at);
    }

    /** Lets the clock run to an instant: every wait that is over by then ends when it is due. */
    public void advance(Instant to) {
        for (int i = 0; i < MOST_WAKES; i++) {
            String next = null;
            Instant due = null;
            for (Map.Entry<String, RunState> run : runs.entrySet()) {
                Instant until = run.getValue().position().until();
                if (run.getValue().isActive() && until != null && (due == null || until.isBefore(due))) {
                    due = until;
                    next = run.getKey();
                }
            }
            if (next == null || due == null || due.isAfter(to)) {
                return;
            }
            RunState state = runs.getOrDefault(next, RunState.NONE);
            take(next, new ChangeRun.Wake(stream(next), state.position().visit()), due);
        }
    }

    /** Whether anything is under way. */
    public boolean isActive() {
        return runs.values().stream().anyMatch(RunState::isActive);
    }

    private void take(String key, ChangeRun change, Instant at) {
        RunState state = runs.get(key);
        if (state != null && state.isActive()) {
            note(key, Interpreter.on(edition, state, change, facts, at, false, edition), at);
        }
    }

    private void note(String key, List<JourneyRunEvent> decisions, Instant at) {
        RunState state = runs.getOrDefault(key, RunState.NONE);
        List<SendRequested> wanted = new ArrayList<>();
        for (JourneyRunEvent decision : decisions) {
            state = state.after(decision);
            watcher.accept(decision, state);
            if (decision instanceof SendRequested send && !send.shadow()) {
                wanted.add(send);
            }
        }
        runs.put(key, state);
        for (SendRequested send : wanted) {
            answer(key, send, at);
        }
    }

    /** The first channel that lets it through takes it; the reason of the first is that of all. */
    private void answer(String key, SendRequested send, Instant at) {
        String reason = null;
        String taken = null;
        for (String channel : send.channels()) {
            String held = gate.holdsBack(channel, at);
            if (held == null) {
                taken = channel;
                break;
            }
            reason = reason == null ? held : reason;
        }
        take(
                key,
                taken == null
                        ? new ChangeRun.TellOutcome(
                                send.run(), send.delivery(), "held-back", reason == null ? "" : reason)
                        : new ChangeRun.TellOutcome(send.run(), send.delivery(), "handed-over", taken),
                at);
        RunState state = runs.getOrDefault(key, RunState.NONE);
        if (taken != null && send.delivery().equals(state.position().delivery())) {
            take(key, new ChangeRun.TellOutcome(send.run(), send.delivery(), "accepted", taken), at);
        }
    }

    private FragmentId stream(String key) {
        return streams.computeIfAbsent(
                key,
                each -> new FragmentId(UUID.nameUUIDFromBytes(
                        (edition.journey().key() + " " + profile + " " + each).getBytes(StandardCharsets.UTF_8))));
    }
}
