package dev.annals.platform.journey;

import dev.annals.api.condition.Behaviour;
import dev.annals.api.condition.Test;
import dev.annals.api.journey.Trigger;
import dev.annals.platform.condition.TestYaml;
import dev.annals.platform.yaml.YamlObject;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what journeys listen for. */
final class TriggerYaml {

    private static final int LONGEST_NAME = 200;
    private static final int PROFILE = "profile.".length();
    private static final int MOST_DAYS = 366;
    private static final Set<String> COMPARISONS = Set.of("gte", "gt", "lte", "lt");
    private static final Set<String> OUTCOMES =
            Set.of("accepted", "delivered", "bounced", "failed", "opened", "clicked", "complained", "unsubscribed");

    private final Surroundings around;

    TriggerYaml(Surroundings around) {
        this.around = around;
    }

    /** Reads one; members that it does not know are left to the caller. */
    Trigger read(YamlObject object) {
        if (object.has("segment")) {
            String segment = JourneyYaml.key(object, "segment", around.segments(), "segment", "publish it first");
            return new Trigger.Membership(segment == null ? "?" : segment, object.truth("entered", true));
        }
        if (object.has("consent_withdrawn")) {
            object.truth("consent_withdrawn", true);
            return new Trigger.Withdrawal();
        }
        if (object.has("outcome")) {
            String outcome = object.text("outcome");
            if (outcome == null || !OUTCOMES.contains(outcome)) {
                object.flaw("outcome", "'outcome' is one of " + JourneyYaml.shown(OUTCOMES) + ".");
            }
            return new Trigger.Outcome(outcome == null ? "?" : outcome);
        }
        String event = object.text("event");
        if (event == null || event.isBlank() || event.length() > LONGEST_NAME) {
            object.flaw("What has to happen is missing: event, segment, outcome or consent_withdrawn.");
            return new Trigger.Happens("?", List.of(), List.of());
        }
        return new Trigger.Happens(event, where(object, "where"), matches(object.object("match")));
    }

    /** Reads a day that is known of a person, as it has people enter. */
    Trigger.Day day(YamlObject object) {
        String date = object.text("date");
        if (date == null || !date.startsWith("profile.") || date.length() == PROFILE) {
            object.flaw("date", "Which date of the person? Write e.g. date: profile.birthday.");
            date = "profile.?";
        }
        String every = object.text("every");
        if (every != null && !every.equals("year")) {
            object.flaw("every", "'every' is year, or left out for a day that comes once.");
        }
        LocalTime at = JourneyYaml.time(object, "at");
        return new Trigger.Day(
                date.substring(PROFILE), every != null, offset(object), at == null ? LocalTime.of(9, 0) : at);
    }

    private static Period offset(YamlObject object) {
        String text = object.text("offset");
        try {
            Period offset = text == null ? Period.ZERO : Period.parse(text);
            if (Math.abs(LocalDate.EPOCH.plus(offset).toEpochDay()) > MOST_DAYS) {
                object.flaw("offset", "'" + text + "' is more than a year.");
            }
            return offset;
        } catch (DateTimeException noSpan) {
            object.flaw("offset", "'" + text + "' is no number of days or months such as P7D or -P1M.");
            return Period.ZERO;
        }
    }

    /** Tests of properties: a list as in conditions, or an object from property to value or test. */
    List<Behaviour.Property> where(YamlObject object, String member) {
        List<Behaviour.Property> where = new ArrayList<>();
        if (!object.has(member)) {
            return where;
        }
        if (object.isObject(member)) {
            YamlObject tests = object.object(member);
            if (tests != null) {
                tests.names().forEach(name -> where.add(new Behaviour.Property(name, test(tests, name))));
            }
            return where;
        }
        for (YamlObject test : object.objects(member)) {
            String property = test.text("property");
            if (property == null) {
                test.flaw("'property' is missing: which one is tested?");
            }
            where.add(new Behaviour.Property(property == null ? "?" : property, TestYaml.read(test)));
            test.nothingElse();
        }
        return where;
    }

    private static Test test(YamlObject tests, String name) {
        if (!tests.isObject(name)) {
            Object value = tests.value(name);
            return new Test.OneOf(value == null ? List.of() : List.of(value));
        }
        YamlObject test = tests.object(name);
        if (test == null) {
            return new Test.Present();
        }
        if (COMPARISONS.stream().noneMatch(test::has)) {
            Test read = TestYaml.read(test);
            test.nothingElse();
            return read;
        }
        BigDecimal least = test.amount("gte");
        BigDecimal more = test.amount("gt");
        BigDecimal most = test.amount("lte");
        BigDecimal less = test.amount("lt");
        test.nothingElse();
        return new Test.Range(or(least, more), least != null, or(most, less), most != null);
    }

    private static @Nullable BigDecimal or(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return one == null ? other : one;
    }

    private static List<Trigger.Match> matches(@Nullable YamlObject object) {
        List<Trigger.Match> matches = new ArrayList<>();
        if (object != null) {
            for (String property : object.names()) {
                String entry = object.text(property);
                if (entry == null || !entry.startsWith("entry.") || entry.length() == 6) {
                    object.flaw(property, "What it has to match is expected, e.g. " + property + ": entry." + property);
                } else {
                    matches.add(new Trigger.Match(property, entry.substring(6)));
                }
            }
        }
        return matches;
    }
}
