package dev.annals.platform.journey;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.journey.Begun;
import dev.annals.api.journey.ChangeRun;
import dev.annals.api.journey.Journey;
import dev.annals.api.journey.JourneyRunEvent;
import dev.annals.api.journey.JourneyRunEvent.EntryRefused;
import dev.annals.api.journey.JourneyRunEvent.RunStarted;
import dev.annals.api.journey.StartRun;
import dev.annals.api.journey.Step;
import dev.annals.api.journey.Trigger;
import dev.annals.platform.condition.Buckets;
import dev.annals.platform.crypto.Sha256;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Carries runs on: definition, state, what happened and when go in, decisions come out. Pure, so that live runs, dry runs
 * and back-tests decide alike. What comes too late, or twice, decides nothing.
 */
public final class Interpreter {

    /** The version of these rules; runs keep the one they began with. */
    public static final int VERSION = 1;

    private static final int MOST_REFUSALS = 10;
    private static final String HOLDOUT = "holdout";
    private static final String TREATED = "treated";
    private static final String HANDED_OVER = "handed-over";

    /** What becomes of a message, by what is told of its delivery. */
    private static final Map<String, String> SETTLED = Map.of(
            HANDED_OVER,
            "sent",
            "accepted",
            "sent",
            "delivered",
            "sent",
            "held-back",
            "held-back",
            "bounced",
            "failed",
            "failed",
            "failed");

    private Interpreter() {}

    /**
     * Whether somebody enters.
     *
     * @param state the state of the stream of the person's runs with this entry key
     * @param now when
     * @return the decisions; none when this entry was decided on already
     */
    public static List<JourneyRunEvent> start(
            Edition edition, RunState state, StartRun command, Facts facts, Instant now) {
        boolean isRepeated =
                command.trigger() != null && state.past().triggers().contains(command.trigger());
        if (isRepeated) {
            return List.of();
        }
        Refusal refusal = refusal(edition.journey(), state, command, now);
        if (refusal != null) {
            return state.past().refusals() >= MOST_REFUSALS
                    ? List.of()
                    : List.of(new EntryRefused(
                            command.run(),
                            edition.journey().key(),
                            edition.version(),
                            now,
                            command.profile(),
                            command.trigger(),
                            refusal.reason(),
                            refusal.until()));
        }
        Drive drive = new Drive(edition, state, facts, now, false);
        String known = state.past().group();
        String group = known == null ? group(edition.journey(), command.profile()) : known;
        drive.emit(new RunStarted(
                command.run(),
                edition.journey().key(),
                edition.version(),
                now,
                command.happenedAt(),
                command.profile(),
                state.past().episodes() + 1,
                command.trigger(),
                command.position(),
                command.cause(),
                group,
                now.plus(edition.journey().policies().expires()),
                VERSION,
                command.begun()));
        if (group.equals(HOLDOUT)) {
            drive.waitForTheEnd("holdout: nothing is sent, so that the difference can be measured");
        } else {
            drive.go(edition.journey().steps().getFirst().id(), "start");
        }
        return drive.decisions();
    }

    private static String group(Journey journey, FragmentId profile) {
        int percent = journey.policies().holdout();
        return percent > 0 && Buckets.percent(journey.policies().salt(), profile) < percent ? HOLDOUT : TREATED;
    }

    /**
     * Why somebody does not enter.
     *
     * @param until when that ends by itself; null where it does not
     */
    private record Refusal(String reason, @Nullable Instant until) {}

    private static @Nullable Refusal refusal(Journey journey, RunState state, StartRun command, Instant now) {
        if (command.refusal() != null) {
            return new Refusal(command.refusal(), null);
        }
        Journey.Reentry policy = journey.entry().reentry();
        if (state.isActive()) {
            return new Refusal("active", null);
        }
        if (state.past().episodes() == 0 || policy == Journey.Reentry.ALWAYS) {
            return null;
        }
        if (policy != Journey.Reentry.AFTER_EXIT) {
            return new Refusal(policy == Journey.Reentry.NEVER ? "never-again" : "same-key", null);
        }
        Instant ended = state.past().ended();
        Instant over = ended == null || journey.entry().cooldown() == null
                ? now
                : ended.plus(journey.entry().cooldown());
        return over.isAfter(now) ? new Refusal("cooldown", over) : null;
    }

    /**
     * What follows from what happened.
     *
     * @param isPaused whether its journey is paused
     * @param next the version to which a migration leads; the run's own otherwise
     */
    public static List<JourneyRunEvent> on(
            Edition edition,
            RunState state,
            ChangeRun happening,
            Facts facts,
            Instant now,
            boolean isPaused,
            Edition next) {
        RunState.Pin pin = state.pin();
        if (pin == null || !state.isActive()) {
            return List.of();
        }
        Drive drive = new Drive(edition, state, facts, now, isPaused);
        if (!now.isBefore(pin.expires()) && !(happening instanceof ChangeRun.End)) {
            drive.end("expired", null);
            return drive.decisions();
        }
        switch (happening) {
            case ChangeRun.Tell it -> tell(drive, pin, it);
            case ChangeRun.TellMembership it -> membership(drive, it);
            case ChangeRun.TellWithdrawal it -> withdrawal(drive);
            case ChangeRun.TellTraits ignored -> new Performance(drive).reckonAnew();
            case ChangeRun.TellOutcome it -> outcome(drive, it);
            case ChangeRun.Wake it -> wake(drive, it);
            case ChangeRun.Proceed ignored -> {
                if (state.position().isHeld() && !isPaused) {
                    drive.go(state.position().step(), "resumed");
                }
            }
            case ChangeRun.Migrate it -> new Drive.Migration(drive, next).to(it);
            case ChangeRun.End it -> drive.end(it.reason(), it.detail());
        }
        return drive.decisions();
    }

    private static void tell(Drive drive, RunState.Pin pin, ChangeRun.Tell it) {
        Journey journey = drive.edition().journey();
        Begun begun = pin.begun();
        boolean isAfterTheStart = it.happenedAt().isAfter(pin.since());
        Journey.Goal goal = journey.goal();
        if (goal != null
                && isAfterTheStart
                && isMeant(goal.on(), it, begun)
                && (goal.within() == null
                        || !it.happenedAt().isAfter(pin.since().plus(goal.within())))) {
            drive.reachGoal(it.event(), it.properties());
            return;
        }
        if (isAfterTheStart && journey.exits().stream().anyMatch(exit -> isMeant(exit, it, begun))) {
            drive.end("exit-condition", it.name());
            return;
        }
        drive.happened(awaited -> isMeant(awaited, it, begun), "happened: " + it.name(), it.happenedAt());
    }

    private static boolean isMeant(Trigger trigger, ChangeRun.Tell it, @Nullable Begun begun) {
        return trigger instanceof Trigger.Happens happens
                && Matching.isMeant(happens, it.name(), it.properties(), begun);
    }

    private static void membership(Drive drive, ChangeRun.TellMembership it) {
        Trigger told = new Trigger.Membership(it.segment(), it.entered());
        String what = (it.entered() ? "entered" : "left") + " the segment " + it.segment();
        Journey.Goal goal = drive.edition().journey().goal();
        if (goal != null && goal.on().equals(told)) {
            drive.reachGoal(it.event(), Map.of());
        } else if (drive.edition().journey().exits().contains(told)) {
            drive.end("exit-condition", what);
        } else {
            drive.happened(told::equals, what, it.at());
        }
    }

    private static void withdrawal(Drive drive) {
        Trigger told = new Trigger.Withdrawal();
        if (drive.edition().journey().exits().contains(told)) {
            drive.end("consent-withdrawn", null);
        } else {
            drive.happened(told::equals, "the consent was withdrawn", drive.now());
        }
    }

    private static void outcome(Drive drive, ChangeRun.TellOutcome it) {
        String settled = SETTLED.get(it.outcome());
        if (settled != null && it.delivery().equals(drive.state().position().delivery())) {
            if (it.outcome().equals(HANDED_OVER)
                    && mindsFailure(
                            drive.edition().step(drive.state().position().step()))) {
                return;
            }
            drive.settle(it.delivery(), settled, it.reason());
            return;
        }
        Trigger told = new Trigger.Outcome(it.outcome());
        drive.happened(told::equals, "the message was " + it.outcome(), drive.now());
    }

    /** Whether a step says where it leads when the provider does not take its message; then that has to be waited for. */
    private static boolean mindsFailure(@Nullable Step step) {
        return switch (step) {
            case Step.Send it -> !Objects.equals(it.failed(), it.then());
            case Step.Webhook it -> !Objects.equals(it.failed(), it.then());
            case null, default -> false;
        };
    }

    private static void wake(Drive drive, ChangeRun.Wake it) {
        RunState.Position position = drive.state().position();
        Instant until = position.until();
        boolean isDue =
                it.visit() == position.visit() && until != null && !drive.now().isBefore(until);
        if (!isDue) {
            return;
        }
        switch (drive.edition().step(position.step())) {
            case Step.Wait step -> {
                if (!new Performance(drive).isLaterByNow(step)) {
                    drive.elapsed("elapsed", step.then());
                }
            }
            case Step.WaitFor step -> drive.elapsed("timeout", step.then());
            case null, default -> {}
        }
    }

    /** The names of all interactions that can matter to runs of a version. */
    public static Set<String> listensFor(Journey journey) {
        return Listening.of(journey).names();
    }

    /** An id that is the same for the same visit of the same run. */
    static FragmentId deliveryOf(FragmentId run, long visit) {
        UUID id = run.value();
        byte[] hash = Sha256.of("delivery " + id + " " + visit);
        ByteBuffer bits = ByteBuffer.wrap(hash);
        return new FragmentId(new UUID(bits.getLong(), bits.getLong()));
    }
}
