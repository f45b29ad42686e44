package dev.annals.platform.journey;

import dev.annals.api.condition.Condition;
import dev.annals.api.journey.Step;
import dev.annals.api.journey.Step.Awaited;
import dev.annals.api.journey.Step.Message;
import dev.annals.api.journey.Step.Past;
import dev.annals.api.journey.Step.Pause;
import dev.annals.api.journey.Step.Share;
import dev.annals.api.journey.Step.Way;
import dev.annals.api.journey.Step.When;
import dev.annals.platform.condition.ConditionYaml;
import dev.annals.platform.journey.StepsYaml.Reference;
import dev.annals.platform.segment.SegmentDefinition;
import dev.annals.platform.yaml.YamlObject;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads one step of each kind. */
final class StepYaml {

    private static final List<String> KINDS =
            List.of("send", "wait", "wait_for", "branch", "split", "update", "emit", "webhook", "join_journey", "exit");

    private final Surroundings around;
    private final TriggerYaml triggers;
    private final MessageYaml texts;
    private final List<Reference> references = new ArrayList<>();

    StepYaml(Surroundings around, TriggerYaml triggers) {
        this.around = around;
        this.triggers = triggers;
        this.texts = new MessageYaml(around);
    }

    List<Reference> references() {
        return references;
    }

    Step read(String id, @Nullable String next, YamlObject object) {
        List<String> kinds = KINDS.stream().filter(object::has).toList();
        if (kinds.size() != 1) {
            object.flaw(
                    kinds.isEmpty()
                            ? "The step \"" + id + "\" does nothing: one of " + String.join(", ", KINDS)
                                    + " is expected."
                            : "The step \"" + id + "\" does two things: " + String.join(" and ", kinds)
                                    + "; make two steps of it.");
            object.names();
            return new Step.Exit(id, "completed");
        }
        String then = target(object, "then", id, next);
        Step step = switch (kinds.getFirst()) {
            case "send" -> send(id, object, then);
            case "wait" -> new Step.Wait(id, pause(id, object), then);
            case "wait_for" -> waitFor(id, object, then);
            case "branch" -> branch(id, object, next);
            case "split" -> split(id, object, next);
            case "update" -> new Step.Update(id, InlineTestsYaml.values(object.object("update")), then);
            case "emit" -> emit(id, object, then);
            case "webhook" -> webhook(id, object, then);
            case "join_journey" -> join(id, object, then);
            default -> exit(id, object);
        };
        object.nothingElse();
        return step;
    }

    /** Where a member leads: to the step it names, or to the fallback. */
    private @Nullable String target(YamlObject object, String member, String from, @Nullable String fallback) {
        String named = object.text(member);
        if (named == null) {
            return fallback;
        }
        if (named.equals("end")) {
            return null;
        }
        references.add(new Reference(object, member, named, from));
        return named;
    }

    private Step send(String id, YamlObject object, @Nullable String then) {
        YamlObject send = object.object("send");
        List<Message> messages = new ArrayList<>();
        if (send != null) {
            messages.add(texts.read(send));
            for (YamlObject fallback : send.objects("fallback")) {
                messages.add(texts.read(fallback));
                fallback.nothingElse();
            }
            send.nothingElse();
        }
        YamlObject on = object.object("on");
        String suppressed = then;
        String failed = then;
        if (on != null) {
            suppressed = target(on, "suppressed", id, then);
            failed = target(on, "failed", id, then);
            on.nothingElse();
        }
        return new Step.Send(id, messages, suppressed, failed, then);
    }

    private Pause pause(String id, YamlObject object) {
        YamlObject wait = object.object("wait");
        Pause pause = new Pause.For(Duration.ofSeconds(1));
        if (wait == null) {
            return pause;
        }
        Duration span = wait.duration("for");
        LocalTime until = JourneyYaml.time(wait, "until");
        String date = wait.text("until_date");
        if (Stream.of("for", "until", "until_date").filter(wait::has).count() != 1) {
            wait.flaw("The step \"" + id
                    + "\" waits for one of: for: PT2H, until: \"09:00\", until_date: profile.birthday.");
        }
        if (span != null) {
            pause = new Pause.For(span);
        } else if (wait.has("until")) {
            pause = new Pause.Until(until == null ? LocalTime.NOON : until, days(wait));
        } else if (date != null) {
            if (!date.startsWith("profile.") && !date.startsWith("entry.")) {
                wait.flaw("until_date", "Whose? Write profile." + date + " or entry." + date + ".");
            }
            if (!wait.has("past")) {
                wait.flaw(
                        "until_date",
                        "'past' is missing: what is done when the date lies in the past, now, skip or exit?");
            }
            pause = new Pause.UntilDate(
                    date, offset(wait), wait.has("past") ? JourneyYaml.word(wait, "past", Past.EXIT) : Past.EXIT);
        }
        wait.nothingElse();
        return pause;
    }

    private static Duration offset(YamlObject wait) {
        String text = wait.text("offset");
        try {
            return text == null ? Duration.ZERO : Duration.parse(text);
        } catch (DateTimeException noSpan) {
            wait.flaw("offset", "'" + text + "' is no time span such as P1D or -PT12H.");
            return Duration.ZERO;
        }
    }

    private static Set<DayOfWeek> days(YamlObject wait) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (String day : wait.texts("days")) {
            try {
                days.add(DayOfWeek.valueOf(day.toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException noDay) {
                wait.flaw("days", "'" + day + "' is no day; write e.g. monday.");
            }
        }
        return days;
    }

    private Step waitFor(String id, YamlObject object, @Nullable String next) {
        YamlObject wait = object.object("wait_for");
        if (wait == null) {
            return new Step.Exit(id, "completed");
        }
        boolean all = wait.has("all");
        if (all == wait.has("any")) {
            wait.flaw("The step \"" + id + "\" waits for something: either any: [ … ] or all: [ … ].");
        }
        Duration timeout = wait.duration("timeout");
        if (timeout == null) {
            wait.flaw("step \"" + id + "\": timeout is missing; a run could wait for ever. Add e.g. timeout: P3D.");
        }
        String then = target(wait, "then", id, next);
        String happened = target(wait, "happened", id, next);
        Duration lookback = wait.duration("lookback");
        List<Awaited> awaited = new ArrayList<>();
        for (YamlObject each : wait.objects(all ? "all" : "any")) {
            awaited.add(new Awaited(triggers.read(each), target(each, "then", id, happened)));
            each.nothingElse();
        }
        if (awaited.isEmpty()) {
            wait.flaw("The step \"" + id + "\" waits for nothing; name an event, a segment or an outcome.");
        }
        wait.nothingElse();
        return new Step.WaitFor(
                id,
                all,
                awaited,
                timeout == null ? Duration.ofDays(1) : timeout,
                lookback == null ? Duration.ZERO : lookback,
                happened,
                then);
    }

    private Step branch(String id, YamlObject object, @Nullable String next) {
        List<Way> ways = new ArrayList<>();
        String otherwise = null;
        boolean hasElse = false;
        List<YamlObject> listed = object.objects("branch");
        for (int i = 0; i < listed.size(); i++) {
            YamlObject way = listed.get(i);
            String then = target(way, "then", id, next);
            if (way.has("else")) {
                if (!way.isObject("else")) {
                    String named = way.text("else");
                    if (named != null && !named.equals("true")) {
                        then = target(way, "else", id, next);
                    }
                }
                hasElse = true;
                otherwise = then;
                if (i < listed.size() - 1) {
                    way.flaw("else", "'else' is the last way; what comes after it is never taken.");
                }
            } else {
                ways.add(new Way(when(id, way), then));
            }
            way.nothingElse();
        }
        if (!hasElse) {
            object.flaw(
                    "branch",
                    "step \"" + id + "\": else is missing; some would go nowhere. Add - { else: true, then: … }.");
        }
        if (ways.isEmpty()) {
            object.flaw("branch", "step \"" + id + "\": at least one way with 'when' is expected.");
        }
        return new Step.Branch(id, ways, otherwise);
    }

    private When when(String id, YamlObject way) {
        YamlObject when = way.object("when");
        if (when == null) {
            way.flaw("step \"" + id + "\": 'when' is missing, or 'else: true' for the last way.");
            return new When.Consented("any");
        }
        if (when.isObject("consent")) {
            YamlObject consent = when.object("consent");
            String channel = consent == null ? null : consent.text("channel");
            if (consent != null) {
                if (channel != null
                        && !channel.equals("any")
                        && !around.channels().contains(channel)) {
                    consent.flaw(
                            "channel", JourneyYaml.missing("channel", channel, around.channels(), "write any for any"));
                }
                consent.nothingElse();
            }
            when.nothingElse();
            return new When.Consented(channel == null ? "any" : channel);
        }
        if (when.has("entry")) {
            When entered = new When.Entered(triggers.where(when, "entry"));
            when.nothingElse();
            return entered;
        }
        if (when.has("segment")) {
            String segment = JourneyYaml.key(when, "segment", around.segments(), "segment", "publish it first");
            when.nothingElse();
            return new When.In(segment == null ? "?" : segment);
        }
        Condition condition = ConditionYaml.read(when);
        Set<String> known = around.segments();
        if (known != null) {
            for (String segment : SegmentDefinition.segmentsOf(condition)) {
                if (!known.contains(segment)) {
                    when.flaw(JourneyYaml.missing("segment", segment, known, "publish it first"));
                }
            }
        }
        return new When.Holds(condition);
    }

    private Step split(String id, YamlObject object, @Nullable String next) {
        List<Share> shares = new ArrayList<>();
        int sum = 0;
        for (YamlObject share : object.objects("split")) {
            String name = share.text("name");
            int weight = share.number("weight", 0, 100, 0);
            sum += weight;
            String then = target(share, "then", id, next);
            shares.add(new Share(name == null ? Integer.toString(shares.size() + 1) : name, weight, then));
            share.nothingElse();
        }
        if (sum != 100) {
            object.flaw(
                    "split",
                    "step \"" + id + "\": the weights make " + sum + ", and have to make 100"
                            + (sum < 100 ? "; add " + (100 - sum) + "." : "; take " + (sum - 100) + " off."));
        }
        if (shares.stream().map(Share::name).distinct().count() < shares.size()) {
            object.flaw("split", "step \"" + id + "\": two ways have the same name.");
        }
        String optimised = object.text("optimise");
        if (optimised != null && !optimised.equals("goal")) {
            object.flaw("optimise", "'optimise' is goal, or left out.");
        }
        return new Step.Split(id, shares, optimised != null);
    }

    private static Step emit(String id, YamlObject object, @Nullable String then) {
        YamlObject emit = object.object("emit");
        if (emit == null) {
            return new Step.Exit(id, "completed");
        }
        String name = emit.text("event");
        if (name == null || name.isBlank() || name.length() > 200) {
            emit.flaw("event", "'event' is expected: the name of the interaction.");
        }
        Step step =
                new Step.Emit(id, name == null ? "?" : name, InlineTestsYaml.values(emit.object("properties")), then);
        emit.nothingElse();
        return step;
    }

    private Step webhook(String id, YamlObject object, @Nullable String then) {
        YamlObject hook = object.object("webhook");
        if (hook == null) {
            return new Step.Exit(id, "completed");
        }
        Message message = texts.webhook(hook);
        hook.nothingElse();
        YamlObject on = object.object("on");
        String failed = then;
        if (on != null) {
            failed = target(on, "failed", id, then);
            on.nothingElse();
        }
        return new Step.Webhook(id, message, failed, then);
    }

    private Step join(String id, YamlObject object, @Nullable String then) {
        String journey =
                JourneyYaml.key(object, "join_journey", around.journeys(), "journey", "publish that one first");
        return new Step.JoinJourney(id, journey == null ? "?" : journey, then);
    }

    private static Step exit(String id, YamlObject object) {
        YamlObject exit = object.object("exit");
        String reason = exit == null ? null : exit.text("reason");
        if (exit != null) {
            exit.nothingElse();
        }
        if (reason != null && !reason.matches("[a-z][a-z0-9_-]{0,59}")) {
            object.flaw("exit", "'reason' is a word such as completed.");
            reason = null;
        }
        return new Step.Exit(id, reason == null ? "completed" : reason);
    }
}
