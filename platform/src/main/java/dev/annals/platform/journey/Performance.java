package dev.annals.platform.journey;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.journey.Begun;
import dev.annals.api.journey.JourneyRunEvent.InteractionMade;
import dev.annals.api.journey.JourneyRunEvent.JoinRequested;
import dev.annals.api.journey.JourneyRunEvent.SendEnded;
import dev.annals.api.journey.JourneyRunEvent.SendRequested;
import dev.annals.api.journey.JourneyRunEvent.WayTaken;
import dev.annals.api.journey.Step;
import dev.annals.api.journey.Step.Branch;
import dev.annals.api.journey.Step.Message;
import dev.annals.api.journey.Step.Share;
import dev.annals.api.journey.Step.Split;
import dev.annals.api.journey.Step.WaitFor;
import dev.annals.api.journey.Step.Way;
import dev.annals.api.journey.Step.When;
import dev.annals.api.journey.Trigger;
import dev.annals.platform.condition.Buckets;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a run does at a step, for each kind of step. */
final class Performance {

    private static final String ANEW = "found anew by what is known by now";
    private static final String REACHED = "reached by what is known by now";

    private final Drive drive;

    Performance(Drive drive) {
        this.drive = drive;
    }

    /**
     * Where it goes on.
     *
     * @param step the next step; null for the end
     * @param reason why that one
     */
    record Next(@Nullable String step, String reason) {}

    /** Does what a step says; answers where the run goes on, or null where it waits or has ended. */
    @Nullable
    Next of(Step step) {
        return switch (step) {
            case Step.Send it -> send(it.messages(), it.then());
            case Step.Webhook it -> send(List.of(it.message()), it.then());
            case Step.Wait it -> pause(it, drive.now());
            case WaitFor it -> waitFor(it, drive.now());
            case Branch it -> branch(it);
            case Split it -> split(it);
            case Step.Update it -> interaction(null, it.traits(), it.then());
            case Step.Emit it -> interaction(it.name(), it.properties(), it.then());
            case Step.JoinJourney it -> join(it);
            case Step.Exit it -> {
                drive.end(it.reason(), null);
                yield null;
            }
        };
    }

    /** Goes on at a step of another version; who waits keeps the time for which it has waited. */
    void again(Step step, RunState.Position before) {
        Next next = switch (step) {
            case Step.Wait it -> pause(it, before.entered());
            case WaitFor it -> waitFor(it, before.entered());
            default -> new Next(step.id(), "migrated");
        };
        if (next != null) {
            drive.go(next.step(), next.reason());
        }
    }

    private @Nullable Next send(List<Message> messages, @Nullable String then) {
        FragmentId run = drive.pin().run();
        long visit = drive.state().position().visit();
        String step = drive.state().position().step();
        FragmentId delivery = Interpreter.deliveryOf(run, visit);
        boolean isShadow = drive.edition().journey().policies().shadow();
        drive.emit(new SendRequested(
                run,
                drive.journey(),
                drive.edition().version(),
                drive.now(),
                visit,
                step,
                drive.pin().profile(),
                delivery,
                messages.stream().map(Message::channel).toList(),
                isShadow));
        if (!isShadow) {
            return null;
        }
        drive.emit(new SendEnded(
                run,
                drive.journey(),
                drive.edition().version(),
                drive.now(),
                visit,
                step,
                delivery,
                "shadow",
                "the journey runs in shadow mode"));
        return new Next(then, "shadow");
    }

    /**
     * A wait by the person's clock or calendar ends when it would end had it begun with what is known of the person by now; where that
     * has passed, it is over. A date that is not known any more changes nothing.
     */
    void reckonAnew() {
        if (drive.state().position().until() == null
                || !(drive.edition().step(drive.state().position().step()) instanceof Step.Wait step)
                || isLaterByNow(step)) {
            return;
        }
        Clockwork.Over over = fromTheBeginning(step);
        if (over.instant() == null || over.instant().isAfter(drive.now())) {
            return;
        }
        drive.endWait(REACHED, 0);
        Next next = rest(step, over);
        if (next != null) {
            drive.go(next.step(), next.reason());
        }
    }

    /** Whether a wait that is going on ends at another time that is to come by what is known by now; then it goes on until then. */
    boolean isLaterByNow(Step.Wait step) {
        Clockwork.Over over = fromTheBeginning(step);
        Instant until = over.instant();
        Instant expires = drive.pin().expires();
        if (until == null || !until.isAfter(drive.now())) {
            return false;
        }
        if (!(until.isAfter(expires) ? expires : until)
                .equals(drive.state().position().until())) {
            drive.waitUntil(until, over.zone().getId(), over.note() == null ? ANEW : over.note() + "; " + ANEW);
        }
        return true;
    }

    private Clockwork.Over fromTheBeginning(Step.Wait step) {
        Instant began = drive.state().position().entered();
        return Clockwork.of(step.pause(), drive.edition().journey().zone(), drive.facts(), drive.begun(), began, began);
    }

    private @Nullable Next pause(Step.Wait step, Instant from) {
        return rest(
                step,
                Clockwork.of(
                        step.pause(),
                        drive.edition().journey().zone(),
                        drive.facts(),
                        drive.begun(),
                        from,
                        drive.now()));
    }

    private @Nullable Next rest(Step.Wait step, Clockwork.Over over) {
        Instant until = over.instant();
        if (until != null && until.isAfter(drive.now())) {
            drive.waitUntil(until, over.zone().getId(), over.note());
            return null;
        }
        if (!(step.pause() instanceof Step.Pause.UntilDate date)) {
            return new Next(step.then(), "the wait is over already");
        }
        String note = until == null ? Objects.requireNonNullElse(over.note(), "") : "the date lies in the past";
        return switch (date.past()) {
            case NOW -> new Next(step.then(), note + "; now");
            case SKIP -> new Next(after(step.then()), note + "; skipped " + step.then());
            case EXIT -> {
                drive.end("date-in-the-past", note);
                yield null;
            }
        };
    }

    private @Nullable String after(@Nullable String step) {
        return switch (step == null ? null : drive.edition().step(step)) {
            case Step.Send it -> it.then();
            case Step.Webhook it -> it.then();
            case Step.Wait it -> it.then();
            case WaitFor it -> it.then();
            case Step.Update it -> it.then();
            case Step.Emit it -> it.then();
            case Step.JoinJourney it -> it.then();
            case Branch it -> it.otherwise();
            case Split it -> it.shares().getFirst().then();
            case Step.Exit it -> null;
            case null -> null;
        };
    }

    private @Nullable Next waitFor(WaitFor step, Instant from) {
        Instant until = from.plus(step.timeout());
        if (!until.isAfter(drive.now())) {
            return new Next(step.then(), "timeout");
        }
        drive.waitUntil(until, drive.edition().journey().zone().fallback().getId(), null);
        if (step.lookback().isZero()) {
            return null;
        }
        for (int i = 0; i < step.awaited().size(); i++) {
            boolean isUnderWay = drive.state().isActive()
                    && drive.state().position().step().equals(step.id())
                    && drive.state().position().until() != null;
            if (isUnderWay
                    && step.awaited().get(i).on() instanceof Trigger.Happens happens
                    && drive.facts().happened(happens, drive.begun(), from.minus(step.lookback()), drive.now())) {
                drive.note(step, i, "happened before: " + happens.name());
            }
        }
        return null;
    }

    private Next branch(Branch step) {
        for (int i = 0; i < step.ways().size(); i++) {
            Way way = step.ways().get(i);
            String reason = reason(way.when());
            if (reason != null) {
                return taken(step.id(), Integer.toString(i + 1), reason, way.then());
            }
        }
        return taken(step.id(), "else", "nothing else holds", step.otherwise());
    }

    /** Why a way is open; null where it is not. */
    private @Nullable String reason(When when) {
        Begun begun = drive.begun();
        return switch (when) {
            case When.Holds it -> drive.facts().holds(it.condition(), drive.now()) ? "the condition holds" : null;
            case When.Entered it ->
                begun != null && Matching.passes(it.properties(), begun.properties())
                        ? "what began the run passes"
                        : null;
            case When.In it ->
                drive.facts().isIn(it.segment(), drive.now()) ? "is in the segment " + it.segment() : null;
            case When.Consented it -> {
                String purpose = drive.edition().journey().purpose();
                Facts.Answer answer = purpose == null
                        ? new Facts.Answer(false, "no purpose")
                        : drive.facts().consent(purpose, it.channel(), drive.now());
                yield answer.yes() ? answer.reason() + " for " + it.channel() : null;
            }
        };
    }

    /** Somebody who took a way takes it again; what divides people is the journey's key and the step's name. */
    private Next split(Split step) {
        String known = drive.state().past().ways().get(step.id());
        double place =
                Buckets.percent(drive.journey() + "/" + step.id(), drive.pin().profile());
        if (known == null && step.optimised()) {
            Map<String, Odds.Trials> trials = new LinkedHashMap<>();
            Map<String, Odds.Trials> came = drive.facts().trials(drive.journey(), step.id());
            step.shares().forEach(share -> trials.put(share.name(), came.getOrDefault(share.name(), Odds.Trials.NONE)));
            if (Odds.areKnown(trials)) {
                return drawn(step, trials);
            }
        }
        double from = 0;
        Share chosen = step.shares().getLast();
        for (Share share : step.shares()) {
            if (share.name().equals(known)) {
                return taken(step.id(), share.name(), "as before", share.then());
            }
        }
        for (Share share : step.shares()) {
            from += share.weight();
            if (place < from) {
                chosen = share;
                break;
            }
        }
        return taken(step.id(), chosen.name(), "by chance, " + chosen.weight() + " of 100", chosen.then());
    }

    /** The same person draws the same way from the same counts. */
    private Next drawn(Split step, Map<String, Odds.Trials> trials) {
        String way = Odds.draw(
                trials,
                drive.pin().profile().value().getLeastSignificantBits()
                        ^ (drive.journey() + "/" + step.id()).hashCode());
        long odds = Math.round(Odds.of(trials).getOrDefault(way, 0.0));
        Share share = step.shares().stream()
                .filter(each -> each.name().equals(way))
                .findFirst()
                .orElseThrow();
        return taken(step.id(), way, "by what came of those before, " + odds + " of 100", share.then());
    }

    private Next taken(String step, String way, String reason, @Nullable String then) {
        drive.emit(new WayTaken(
                drive.pin().run(),
                drive.journey(),
                drive.edition().version(),
                drive.now(),
                drive.state().position().visit(),
                step,
                way,
                reason));
        return new Next(then, "way " + way + " of " + step);
    }

    private Next interaction(@Nullable String name, Map<String, Object> values, @Nullable String then) {
        Map<String, @Nullable Object> said = new HashMap<>();
        Begun begun = drive.begun();
        values.forEach((member, value) -> said.put(
                member,
                value instanceof String text && text.startsWith("entry.")
                        ? begun == null ? null : Matching.at(begun.properties(), text.substring(6))
                        : value));
        drive.emit(new InteractionMade(
                drive.pin().run(),
                drive.journey(),
                drive.edition().version(),
                drive.now(),
                drive.state().position().visit(),
                drive.state().position().step(),
                drive.pin().profile(),
                name,
                said));
        return new Next(then, "next");
    }

    private Next join(Step.JoinJourney step) {
        drive.emit(new JoinRequested(
                drive.pin().run(),
                drive.journey(),
                drive.edition().version(),
                drive.now(),
                drive.state().position().visit(),
                step.id(),
                drive.pin().profile(),
                step.journey()));
        return new Next(step.then(), "next");
    }
}
