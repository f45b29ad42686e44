package dev.annals.platform.condition;

import dev.annals.api.condition.Behaviour;
import dev.annals.api.condition.Condition;
import dev.annals.api.condition.Period;
import dev.annals.api.condition.Test;
import dev.annals.api.interaction.InteractionType;
import dev.annals.platform.segment.SegmentKeys;
import dev.annals.platform.spelling.Meant;
import dev.annals.platform.yaml.YamlObject;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads a condition from YAML or JSON; whatever is wrong becomes a flaw at its place. The member that says what kind of
 * condition it is comes with members of its own:
 *
 * <ul>
 *   <li>{@code all: [...]}, {@code any: [...]}, {@code not: {...}}, {@code everyone: true};
 *   <li>{@code trait: city} with a test ({@link TestYaml}) and {@code hasBeenFor: P7D};
 *   <li>{@code did: Order Completed} with {@code times}, {@code atLeast}, {@code atMost}; {@code didNot: ...};
 *   <li>{@code sum|average|minimum|maximum|first|last|mostFrequent|distinct: total} with {@code of: Order Completed} and a
 *       test;
 *   <li>{@code sequence: [{did: ...}, {did: ..., within: PT1H}, {didNot: ..., within: P1D}]} with {@code sameProperty};
 *   <li>{@code account: any}, {@code bucket: {salt, from, below}}, {@code near: {...}};
 *   <li>{@code consent: marketing} with {@code channel: email}; {@code segment: high-intent};
 *       {@code tag: vip};
 *   <li>{@code computed: lifetime_value} with a test, {@code lifecycle: at-risk} or {@code lifecycle: [new, active]};
 *   <li>{@code preferredHour: Order Completed} with {@code zone: Asia/Taipei}, {@code zoneTrait} and a test.
 * </ul>
 *
 * What was done can be narrowed by {@code type}, {@code where: [{property: total, above: 10}]} and one of {@code within},
 * {@code before}, {@code from} and {@code until}, {@code since: {did: ...}}.
 */
public final class ConditionYaml {

    static final int WIDEST = 1_000;
    static final int DEEPEST = 100;
    private static final int LONGEST_NAME = 200;
    static final List<String> KINDS = List.of(
            "all",
            "any",
            "not",
            "everyone",
            "trait",
            "did",
            "didNot",
            "sum",
            "average",
            "minimum",
            "maximum",
            "first",
            "last",
            "mostFrequent",
            "distinct",
            "sequence",
            "account",
            "bucket",
            "near",
            "consent",
            "segment",
            "tag",
            "computed",
            "lifecycle",
            "preferredHour");

    private ConditionYaml() {}

    /** The condition; {@link Condition.Everyone} in place of what cannot be read. */
    public static Condition read(YamlObject object) {
        return read(object, 0);
    }

    private static Condition read(YamlObject object, int depth) {
        List<String> kinds = KINDS.stream().filter(object::has).toList();
        if (depth > DEEPEST) {
            object.flaw("Conditions may be nested " + DEEPEST + " levels deep; say it flatter.");
            return new Condition.Everyone();
        }
        if (kinds.size() != 1) {
            object.flaw(
                    kinds.isEmpty()
                            ? "This is no condition: one of " + String.join(", ", KINDS) + " is expected."
                                    + Meant.question(object.names(), KINDS)
                            : "'" + String.join("' and '", kinds)
                                    + "' cannot stand in one condition; put them into a list under 'all' or 'any'.");
            object.names();
            return new Condition.Everyone();
        }
        Condition condition = ofKind(kinds.getFirst(), object, depth);
        object.nothingElse();
        return condition;
    }

    private static Condition ofKind(String kind, YamlObject object, int depth) {
        return switch (kind) {
            case "all" -> new Condition.All(parts(object, kind, depth));
            case "any" -> new Condition.Any(parts(object, kind, depth));
            case "not" -> {
                YamlObject inner = object.object(kind);
                yield new Condition.Not(inner == null ? new Condition.Everyone() : read(inner, depth + 1));
            }
            case "everyone" -> {
                if (!object.truth(kind, true)) {
                    object.flaw(kind, "'everyone' can only be true; use 'not' around it for nobody.");
                }
                yield new Condition.Everyone();
            }
            case "trait" ->
                new Condition.Trait(name(object, kind), TestYaml.read(object), object.duration("hasBeenFor"));
            case "did" -> did(object);
            case "didNot" -> new Condition.Did(behaviour(object, kind), 0, 0L);
            case "sequence" -> sequence(object);
            case "account" -> {
                String account = object.text(kind);
                yield new Condition.Member("any".equals(account) ? null : account);
            }
            case "bucket" -> bucket(object);
            case "near" -> near(object);
            case "consent" -> new Condition.Consent(name(object, kind), object.text("channel"));
            case "computed" -> new Condition.Computed(name(object, kind), TestYaml.read(object));
            case "lifecycle" -> lifecycle(object);
            case "preferredHour" -> preferredHour(object, TestYaml.read(object));
            case "tag" -> new Condition.Tagged(tag(object, kind));
            case "segment" -> new Condition.InSegment(SegmentKeys.normal(name(object, kind)));
            default -> measured(kind, object);
        };
    }

    private static List<Condition> parts(YamlObject object, String kind, int depth) {
        List<YamlObject> listed = object.objects(kind);
        if (listed.isEmpty() || listed.size() > WIDEST) {
            object.flaw(kind, "1 to " + WIDEST + " conditions are expected in '" + kind + "'.");
            return List.of(new Condition.Everyone());
        }
        List<Condition> parts = new ArrayList<>();
        listed.forEach(part -> parts.add(read(part, depth + 1)));
        return parts;
    }

    private static Condition did(YamlObject object) {
        Behaviour behaviour = behaviour(object, "did");
        int most = 1_000_000_000;
        int times = object.number("times", 0, most, -1);
        int atLeast = object.number("atLeast", 0, most, -1);
        int atMost = object.number("atMost", 0, most, -1);
        if (times >= 0) {
            if (atLeast >= 0 || atMost >= 0) {
                object.flaw("times", "'times' says how often exactly; leave 'atLeast' and 'atMost' out, or 'times'.");
            }
            return new Condition.Did(behaviour, times, (long) times);
        }
        if (atMost >= 0 && atLeast > atMost) {
            object.flaw("atMost", "'atMost' is less than 'atLeast', so this would hold of nobody.");
        }
        boolean isUnbounded = atMost < 0;
        return new Condition.Did(
                behaviour, atLeast >= 0 ? atLeast : isUnbounded ? 1 : 0, isUnbounded ? null : (long) atMost);
    }

    private static Condition measured(String kind, YamlObject object) {
        StringBuilder figure = new StringBuilder();
        kind.chars()
                .forEach(letter ->
                        figure.append(Character.isUpperCase(letter) ? "_" : "").appendCodePoint(letter));
        return new Condition.Measured(
                Condition.Figure.valueOf(figure.toString().toUpperCase(Locale.ROOT)),
                name(object, kind),
                behaviour(object, "of"),
                TestYaml.read(object));
    }

    private static Condition sequence(YamlObject object) {
        List<YamlObject> listed = object.objects("sequence");
        List<Condition.Sequence.Step> steps = new ArrayList<>();
        for (int i = 0; i < listed.size(); i++) {
            YamlObject step = listed.get(i);
            boolean absent = step.has("didNot");
            Duration within = step.duration("within");
            if (i == 0 && within != null) {
                step.flaw("within", "The first step comes after nothing; say 'within' at a later one.");
            }
            if (absent && (i == 0 || i < listed.size() - 1)) {
                step.flaw("didNot", "'didNot' can only be the last step.");
            }
            if (absent && within == null) {
                step.flaw("didNot", "'within' is missing: until when must it not have been done?");
            }
            steps.add(new Condition.Sequence.Step(
                    narrowed(step, absent ? "didNot" : "did", new Period.Ever()), within, absent));
            step.nothingElse();
        }
        if (listed.size() < 2 || listed.size() > DEEPEST) {
            object.flaw("sequence", "2 to " + DEEPEST + " steps are expected.");
        }
        return new Condition.Sequence(steps, object.text("sameProperty"));
    }

    private static Condition lifecycle(YamlObject object) {
        List<String> stages = object.oneOrMore("lifecycle");
        if (stages.isEmpty() || !stages.stream().allMatch(LifecycleStage::isWord)) {
            object.flaw("lifecycle", "Stages are expected: " + LifecycleStage.words() + ".");
        }
        return new Condition.Computed(Condition.Computed.LIFECYCLE, new Test.OneOf(List.copyOf(stages)));
    }

    /** Reads which hour is meant, whatever it has to be. */
    public static Condition.PreferredHour preferredHour(YamlObject object, Test test) {
        ZoneId zone = ZoneOffset.UTC;
        String named = object.text("zone");
        try {
            zone = named == null ? zone : ZoneId.of(named);
        } catch (DateTimeException noZone) {
            object.flaw("zone", "A time zone such as Asia/Taipei is expected.");
        }
        return new Condition.PreferredHour(behaviour(object, "preferredHour"), zone, object.text("zoneTrait"), test);
    }

    private static Condition bucket(YamlObject object) {
        YamlObject bucket = object.object("bucket");
        if (bucket == null) {
            return new Condition.Everyone();
        }
        String salt = name(bucket, "salt");
        double from = bucket.decimal("from", 0, 100, 0);
        double below = bucket.decimal("below", 0, 100, 100);
        if (from >= below) {
            bucket.flaw("below", "'below' has to be greater than 'from'.");
        }
        bucket.nothingElse();
        return new Condition.Bucket(salt, from, below);
    }

    private static Condition near(YamlObject object) {
        YamlObject near = object.object("near");
        if (near == null) {
            return new Condition.Everyone();
        }
        Condition condition = new Condition.Near(
                name(near, "latitudeTrait"),
                name(near, "longitudeTrait"),
                near.decimal("latitude", -90, 90, 0),
                near.decimal("longitude", -180, 180, 0),
                near.decimal("kilometres", 0, 20_100, 1));
        near.nothingElse();
        return condition;
    }

    private static Behaviour behaviour(YamlObject object, String member) {
        return narrowed(object, member, period(object));
    }

    private static Behaviour narrowed(YamlObject object, String member, Period period) {
        String name = name(object, member);
        InteractionType type = object.word("type", InteractionType.class);
        List<Behaviour.Property> where = new ArrayList<>();
        for (YamlObject property : object.objects("where")) {
            where.add(new Behaviour.Property(name(property, "property"), TestYaml.read(property)));
            property.nothingElse();
        }
        return new Behaviour("*".equals(name) ? null : name, type, where, period);
    }

    private static Period period(YamlObject object) {
        Duration within = object.duration("within");
        Duration before = object.duration("before");
        Instant from = object.instant("from");
        Instant until = object.instant("until");
        YamlObject since = object.object("since");
        int said = (within == null ? 0 : 1)
                + (before == null ? 0 : 1)
                + (from == null && until == null ? 0 : 1)
                + (since == null ? 0 : 1);
        if (said > 1) {
            object.flaw("Only one of 'within', 'before', 'from' with 'until', and 'since' can be said.");
        }
        if (within != null) {
            return new Period.Within(within);
        }
        if (before != null) {
            return new Period.Before(before);
        }
        if (from != null || until != null) {
            if (from != null && until != null && !from.isBefore(until)) {
                object.flaw("until", "'until' has to be later than 'from'.");
            }
            return new Period.Between(
                    from == null ? Instant.EPOCH : from, until == null ? Instant.parse("9999-01-01T00:00:00Z") : until);
        }
        if (since != null) {
            Behaviour other = narrowed(since, "did", new Period.Ever());
            since.nothingElse();
            return new Period.Since(other);
        }
        return new Period.Ever();
    }

    /** A tag, in the spelling in which tags are compared. */
    public static String tag(YamlObject object, String member) {
        String tag = SegmentKeys.normal(name(object, member));
        if (!"?".equals(tag) && !SegmentKeys.isTag(tag)) {
            object.flaw(member, "'" + member + "' is expected to be a tag: " + SegmentKeys.TAG + ".");
        }
        return tag;
    }

    private static String name(YamlObject object, String member) {
        @Nullable String name = object.text(member);
        if (name == null || name.isBlank() || name.length() > LONGEST_NAME) {
            object.flaw(member, "'" + member + "' is expected to be a name of 1 to " + LONGEST_NAME + " characters.");
            return "?";
        }
        return name;
    }
}
