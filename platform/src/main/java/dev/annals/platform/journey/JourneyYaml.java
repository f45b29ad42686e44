package dev.annals.platform.journey;

import dev.annals.api.journey.InFlight;
import dev.annals.api.journey.Journey;
import dev.annals.api.journey.Journey.Entry;
import dev.annals.api.journey.Journey.Goal;
import dev.annals.api.journey.Journey.Policies;
import dev.annals.api.journey.Journey.Reentry;
import dev.annals.api.journey.Journey.Zone;
import dev.annals.api.journey.Step;
import dev.annals.api.journey.Trigger;
import dev.annals.platform.spelling.Meant;
import dev.annals.platform.yaml.Flaws;
import dev.annals.platform.yaml.YamlFile;
import dev.annals.platform.yaml.YamlObject;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a journey from YAML or JSON and checks whether it makes sense as a whole. Everything that is wrong is told at
 * once, each as {@code <file>:<line>:<column>}, with what to do. The format is described in {@code docs/journeys.md}.
 */
public final class JourneyYaml {

    /** What the first line of a definition says. */
    public static final String API_VERSION = "journeys/v1";

    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9]*([-_][a-z0-9]+)*");
    private static final int LONGEST_KEY = 60;
    private static final Set<String> RESERVED = Set.of("runs", "schema", "check");
    private static final Duration EXPIRES = Duration.ofDays(30);
    private static final Duration LONGEST = Duration.ofDays(800);

    private JourneyYaml() {}

    /**
     * Reads a journey.
     *
     * @param file the name by which its author knows the file
     * @throws dev.annals.api.rejection.Rejected with {@code INVALID_CONFIGURATION} naming everything that is wrong
     */
    public static Journey read(String file, String text, Surroundings around) {
        Flaws flaws = new Flaws(file);
        Journey journey = YamlFile.read(text, flaws)
                .map(object -> journey(object, around))
                .orElse(null);
        flaws.refuseIfAny();
        return Objects.requireNonNull(journey);
    }

    /** The key that a text gives its journey, as far as it can be found. */
    public static @Nullable String keyOf(String text) {
        return YamlFile.read(text, new Flaws("?"))
                .map(object -> object.text("key"))
                .orElse(null);
    }

    private static Journey journey(YamlObject file, Surroundings around) {
        String version = file.text("apiVersion");
        if (version != null && !version.equals(API_VERSION)) {
            file.flaw("apiVersion", "'" + version + "' is not known here; write " + API_VERSION + ".");
        }
        String key = key(file, "key");
        if (RESERVED.contains(key)) {
            file.flaw("key", "'" + key + "' has a meaning of its own; choose another key.");
        }
        String name = file.text("name");
        Zone zone =
                zone(file.object("timezone", "an object such as { from: profile.timezone, fallback: Asia/Taipei }"));
        YamlObject consent = file.object("consent", "an object such as { purpose: marketing }");
        String purpose = null;
        boolean isTransactional = false;
        if (consent != null) {
            purpose = key(consent, "purpose", around.purposes(), "purpose", "publish it in purposes.yaml first");
            String basis = consent.text("basis");
            if (basis != null
                    && !Set.of("consent", "contract", "legitimate-interest", "legal-obligation")
                            .contains(basis)) {
                consent.flaw("basis", "'" + basis + "' is no basis; the purpose itself says it, so leave it out.");
            }
            isTransactional = consent.truth("transactional", false);
            consent.nothingElse();
        }
        TriggerYaml triggers = new TriggerYaml(around);
        Entry entry = entry(file, triggers);
        Goal goal = goal(file.object("goal", "an object such as { event: Order Completed }"), triggers);
        List<Trigger> exits = new ArrayList<>();
        for (YamlObject exit : file.objects("exit_when")) {
            exits.add(triggers.read(exit));
            exit.nothingElse();
        }
        Policies policies = PoliciesYaml.read(
                file.object("policies"), key, EXPIRES, file.word("in_flight", InFlight.class, InFlight.PIN));
        if (policies.expires().compareTo(LONGEST) > 0) {
            file.flaw(
                    "policies", "'expires' is longer than " + LONGEST.toDays() + " days; a run has to end some time.");
        }
        StepsYaml reader = new StepsYaml(around, triggers, policies.expires());
        List<Step> steps = reader.read(file);
        if (!file.has("consent") && steps.stream().anyMatch(JourneyYaml::isSending)) {
            file.flaw(
                    "consent",
                    "Messages are sent, but for no purpose. Add e.g. consent: { purpose: marketing }, so that consent to"
                            + " it can be checked whenever something is sent.");
        }
        if (goal == null && steps.stream().anyMatch(step -> step instanceof Step.Split split && split.optimised())) {
            file.flaw(
                    "steps",
                    "A split is to be optimised for the goal, but there is none. Add e.g. goal: { event: Order Completed }.");
        }
        Journey journey = new Journey(
                key,
                name == null ? key : name,
                file.text("owner"),
                zone,
                purpose,
                isTransactional,
                entry,
                goal,
                exits,
                policies,
                steps,
                InlineTestsYaml.read(file));
        file.nothingElse();
        return journey;
    }

    private static boolean isSending(Step step) {
        return step instanceof Step.Send || step instanceof Step.Webhook;
    }

    private static Zone zone(@Nullable YamlObject object) {
        if (object == null) {
            return new Zone("timezone", ZoneOffset.UTC);
        }
        String from = object.text("from");
        String fallback = object.text("fallback");
        ZoneId zone = ZoneOffset.UTC;
        try {
            zone = fallback == null ? zone : ZoneId.of(fallback);
        } catch (DateTimeException noZone) {
            object.flaw("fallback", "'" + fallback + "' is no time zone; write e.g. Asia/Taipei.");
        }
        object.nothingElse();
        String trait = from == null ? "timezone" : from.startsWith("profile.") ? from.substring(8) : from;
        return new Zone(trait, zone);
    }

    private static Entry entry(YamlObject file, TriggerYaml triggers) {
        YamlObject object = file.object("entry");
        if (object == null) {
            file.flaw("entry", "'entry' is missing: who enters? E.g. entry: { on: { event: Order Completed } }.");
            return new Entry(null, null, Reentry.NEVER, null, 0);
        }
        YamlObject on = object.object("on");
        Trigger trigger = null;
        if (on != null) {
            if (on.has("api")) {
                on.truth("api", true);
            } else if (on.has("date")) {
                trigger = triggers.day(on);
            } else {
                trigger = triggers.read(on);
            }
            on.nothingElse();
        } else {
            object.flaw(
                    "on",
                    "'on' is missing: { event: … }, { segment: …, entered: true }, { date: profile.birthday, every: year } or"
                            + " { api: true }.");
        }
        if (trigger instanceof Trigger.Outcome || trigger instanceof Trigger.Withdrawal) {
            object.flaw("on", "Only an event, a segment or a caller can have somebody enter.");
        }
        String key = object.text("key");
        Reentry reentry = key == null ? Reentry.AFTER_EXIT : Reentry.KEYED;
        Duration cooldown = null;
        YamlObject again = object.object("reentry", "an object such as { policy: after_exit, cooldown: P7D }");
        if (again != null) {
            reentry = again.text("policy") == null ? reentry : word(again, "policy", reentry);
            cooldown = again.duration("cooldown");
            if (cooldown != null && reentry != Reentry.AFTER_EXIT) {
                again.flaw("cooldown", "A cooldown only makes sense with policy: after_exit.");
            }
            again.nothingElse();
        }
        if (reentry == Reentry.KEYED && key == null) {
            object.flaw("reentry", "policy: keyed needs 'key': which property tells one run from another?");
        }
        YamlObject limit = object.object("limit", "an object such as { perHour: 5000 }");
        int perHour = limit == null ? 0 : limit.number("perHour", 1, 100_000_000, 0);
        if (limit != null) {
            limit.nothingElse();
        }
        object.nothingElse();
        return new Entry(trigger, key, reentry, cooldown, perHour);
    }

    private static @Nullable Goal goal(@Nullable YamlObject object, TriggerYaml triggers) {
        if (object == null) {
            return null;
        }
        Goal goal = new Goal(triggers.read(object), object.duration("within"));
        object.nothingElse();
        return goal;
    }

    /** One of the words of an enum, in lower case with underscores. */
    static <E extends Enum<E>> E word(YamlObject object, String member, E fallback) {
        String text = object.text(member);
        List<String> words = new ArrayList<>();
        for (E constant : fallback.getDeclaringClass().getEnumConstants()) {
            String word = constant.name().toLowerCase(java.util.Locale.ROOT);
            if (word.equals(text)) {
                return constant;
            }
            words.add(word);
        }
        object.flaw(member, "'" + member + "' is one of " + String.join(", ", words) + ".");
        return fallback;
    }

    /** A time of day; null when absent. */
    static @Nullable LocalTime time(YamlObject object, String member) {
        String text = object.text(member);
        if (text == null) {
            return null;
        }
        try {
            return LocalTime.parse(text);
        } catch (DateTimeException noTime) {
            object.flaw(member, "'" + text + "' is no time of day; write it with quotes, e.g. \"09:00\".");
            return null;
        }
    }

    private static String key(YamlObject object, String member) {
        String key = object.text(member);
        if (key == null || !KEY.matcher(key).matches() || key.length() > LONGEST_KEY) {
            object.flaw(
                    member,
                    "'" + member + "' is expected: lower-case letters and digits in words joined by hyphens, at most "
                            + LONGEST_KEY + " characters.");
            return "?";
        }
        return key;
    }

    /** A name that has to be known, where that can be told; null when absent. */
    static @Nullable String key(
            YamlObject object, String member, @Nullable Set<String> known, String what, String otherwise) {
        String name = object.text(member);
        if (name == null || name.isBlank()) {
            object.flaw(member, "'" + member + "' is expected: the " + what + ".");
            return null;
        }
        if (known != null && !known.contains(name)) {
            object.flaw(member, missing(what, name, known, otherwise));
        }
        return name;
    }

    /** Says that something is not there, and what else could be meant. */
    static String missing(String what, String name, Set<String> known, String otherwise) {
        Optional<String> close = Meant.by(name, known.stream().sorted().toList());
        return "There is no " + what + " '" + name + "'"
                + close.map(meant -> ". Do you mean '" + meant + "'?")
                        .orElse("; " + otherwise + (known.isEmpty() ? "." : ", or use one of " + shown(known) + "."));
    }

    static String shown(Set<String> names) {
        List<String> sorted = names.stream().sorted().limit(20).toList();
        return String.join(", ", sorted) + (names.size() > sorted.size() ? ", …" : "");
    }
}
