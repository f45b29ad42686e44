package dev.annals.platform.journey;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.journey.Begun;
import dev.annals.api.journey.ChangeRun;
import dev.annals.api.journey.JourneyRunEvent;
import dev.annals.api.journey.JourneyRunEvent.AwaitedHappened;
import dev.annals.api.journey.JourneyRunEvent.GoalReached;
import dev.annals.api.journey.JourneyRunEvent.RunEnded;
import dev.annals.api.journey.JourneyRunEvent.RunHeld;
import dev.annals.api.journey.JourneyRunEvent.RunMigrated;
import dev.annals.api.journey.JourneyRunEvent.SendEnded;
import dev.annals.api.journey.JourneyRunEvent.StepEntered;
import dev.annals.api.journey.JourneyRunEvent.WaitBegan;
import dev.annals.api.journey.JourneyRunEvent.WaitEnded;
import dev.annals.api.journey.Step;
import dev.annals.api.journey.Step.Awaited;
import dev.annals.api.journey.Step.WaitFor;
import dev.annals.api.journey.Trigger;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One run carried on at one instant: what is decided counts at once for what is decided next. */
final class Drive {

    private static final int MOST_STEPS = 5_000;
    private static final List<String> VALUES = List.of("revenue", "value", "total");

    private final Edition edition;
    private final Facts facts;
    private final Instant now;
    private final boolean isPaused;
    private final List<JourneyRunEvent> decisions = new ArrayList<>();
    private RunState state;

    Drive(Edition edition, RunState state, Facts facts, Instant now, boolean isPaused) {
        this.edition = edition;
        this.state = state;
        this.facts = facts;
        this.now = now;
        this.isPaused = isPaused;
    }

    List<JourneyRunEvent> decisions() {
        return List.copyOf(decisions);
    }

    Edition edition() {
        return edition;
    }

    RunState state() {
        return state;
    }

    Facts facts() {
        return facts;
    }

    Instant now() {
        return now;
    }

    void emit(JourneyRunEvent event) {
        decisions.add(event);
        state = state.after(event);
    }

    RunState.Pin pin() {
        return Objects.requireNonNull(state.pin(), "a run that is under way has begun");
    }

    String journey() {
        return edition.journey().key();
    }

    /** Goes on with a step, and on from there until the run waits or ends. */
    void go(@Nullable String first, String why) {
        String target = first;
        String reason = why;
        for (int i = 0; i < MOST_STEPS; i++) {
            if (target == null) {
                end("completed", reason);
                return;
            }
            Step step = edition.step(target);
            if (step == null) {
                end("stuck", "there is no step " + target);
                return;
            }
            emit(new StepEntered(
                    pin().run(),
                    journey(),
                    edition.version(),
                    now,
                    state.position().visit() + 1,
                    target,
                    reason));
            if (isPaused && isActing(step)) {
                emit(new RunHeld(
                        pin().run(),
                        journey(),
                        edition.version(),
                        now,
                        state.position().visit(),
                        target));
                return;
            }
            Performance.Next next = new Performance(this).of(step);
            if (next == null) {
                return;
            }
            target = next.step();
            reason = next.reason();
        }
        end("stuck", "more than " + MOST_STEPS + " steps at once");
    }

    private static boolean isActing(Step step) {
        return switch (step) {
            case Step.Send ignored -> true;
            case Step.Update ignored -> true;
            case Step.Emit ignored -> true;
            case Step.Webhook ignored -> true;
            case Step.JoinJourney ignored -> true;
            case Step.Wait ignored -> false;
            case Step.WaitFor ignored -> false;
            case Step.Branch ignored -> false;
            case Step.Split ignored -> false;
            case Step.Exit ignored -> false;
        };
    }

    /** Waits until an instant, but not beyond the end of the run. */
    void waitUntil(Instant until, String zone, @Nullable String note) {
        Instant expires = pin().expires();
        boolean isCut = until.isAfter(expires);
        emit(new WaitBegan(
                pin().run(),
                journey(),
                edition.version(),
                now,
                state.position().visit(),
                state.position().step(),
                isCut ? expires : until,
                zone,
                isCut ? "the run ends before that" : note));
    }

    void waitForTheEnd(String note) {
        emit(new WaitBegan(
                pin().run(),
                journey(),
                edition.version(),
                now,
                state.position().visit(),
                state.position().step(),
                pin().expires(),
                edition.journey().zone().fallback().getId(),
                note));
    }

    /** The time of a wait is over. */
    void elapsed(String reason, @Nullable String then) {
        Instant until = Objects.requireNonNull(state.position().until());
        endWait(reason, Duration.between(until, now).toSeconds());
        go(then, reason);
    }

    /** The wait is over, for a reason. */
    void endWait(String reason, long late) {
        emit(new WaitEnded(
                pin().run(),
                journey(),
                edition.version(),
                now,
                state.position().visit(),
                state.position().step(),
                reason,
                late));
    }

    /** Something happened for which the run may be waiting. */
    void happened(Predicate<Trigger> isMeant, String what, Instant at) {
        RunState.Position position = state.position();
        if (!(edition.step(position.step()) instanceof WaitFor step)
                || position.until() == null
                || at.isBefore(position.entered().minus(step.lookback()))) {
            return;
        }
        for (int i = 0; i < step.awaited().size(); i++) {
            Awaited awaited = step.awaited().get(i);
            if (!position.happened().contains(i) && isMeant.test(awaited.on())) {
                note(step, i, what);
                return;
            }
        }
    }

    /** Notes that one of the things happened; goes on when that was all that it took. */
    void note(WaitFor step, int which, String what) {
        if (step.all()) {
            emit(new AwaitedHappened(
                    pin().run(),
                    journey(),
                    edition.version(),
                    now,
                    state.position().visit(),
                    step.id(),
                    which));
            if (state.position().happened().size() < step.awaited().size()) {
                return;
            }
            endWait("all of it happened", 0);
            go(step.happened(), "all of it happened");
            return;
        }
        endWait(what, 0);
        go(step.awaited().get(which).then(), what);
    }

    /** It is known what became of the message. */
    void settle(FragmentId delivery, String outcome, String reason) {
        Step step = edition.step(state.position().step());
        emit(new SendEnded(
                pin().run(),
                journey(),
                edition.version(),
                now,
                state.position().visit(),
                state.position().step(),
                delivery,
                outcome,
                reason));
        String why = reason.isEmpty() ? outcome : outcome + ": " + reason;
        switch (step) {
            case Step.Send send ->
                go(
                        switch (outcome) {
                            case "held-back" -> send.suppressed();
                            case "failed" -> send.failed();
                            default -> send.then();
                        },
                        why);
            case Step.Webhook hook -> go(outcome.equals("failed") ? hook.failed() : hook.then(), why);
            case null, default -> {}
        }
    }

    void reachGoal(@Nullable UUID trigger, Map<String, @Nullable Object> properties) {
        emit(new GoalReached(
                pin().run(), journey(), edition.version(), now, trigger, pin().group(), value(properties)));
        end("goal", null);
    }

    private static @Nullable String value(Map<String, @Nullable Object> properties) {
        for (String name : VALUES) {
            String text = properties.get(name) instanceof Boolean ? null : Matching.asKey(properties.get(name));
            if (text != null && text.matches("-?[0-9]{1,15}(\\.[0-9]{1,9})?")) {
                return new BigDecimal(text).toPlainString();
            }
        }
        return null;
    }

    void end(String reason, @Nullable String detail) {
        emit(new RunEnded(
                pin().run(), journey(), edition.version(), now, state.position().step(), reason, detail));
    }

    @Nullable
    Begun begun() {
        return pin().begun();
    }

    /** Takes a run to another version. */
    record Migration(Drive drive, Edition next) {

        void to(ChangeRun.Migrate migrate) {
            RunState.Position position = drive.state().position();
            if (drive.pin().version() == next.version()) {
                return;
            }
            String step = migrate.stepMap().getOrDefault(position.step(), position.step());
            Step there = next.step(step);
            if (there == null && !position.step().isEmpty()) {
                drive.end("stuck", "version " + next.version() + " has no step " + step);
                return;
            }
            Drive ahead = new Drive(next, drive.state(), drive.facts(), drive.now(), drive.isPaused);
            ahead.emit(new RunMigrated(
                    drive.pin().run(),
                    drive.journey(),
                    next.version(),
                    drive.now(),
                    drive.edition().version(),
                    position.visit(),
                    step));
            boolean staysAsItIs = position.delivery() != null || position.isHeld();
            if (there != null && !staysAsItIs) {
                new Performance(ahead).again(there, position);
            }
            ahead.decisions.forEach(drive::emit);
        }
    }
}
