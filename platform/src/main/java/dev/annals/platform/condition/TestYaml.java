package dev.annals.platform.condition;

import dev.annals.api.condition.Test;
import dev.annals.platform.yaml.YamlObject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a value has to be: exactly one of {@code is}, {@code isOneOf}, {@code hasAllOf}, {@code exists}, {@code empty},
 * {@code contains}, {@code startsWith}, {@code endsWith}, {@code matches}, {@code withinLast}, {@code withinNext},
 * {@code anniversaryWithin} (days, with {@code zoneTrait}); or a range of {@code above}, {@code atLeast}, {@code below},
 * {@code atMost}; or of {@code onOrAfter}, {@code earlierThan}.
 */
public final class TestYaml {

    private static final int MOST_VALUES = 10_000;
    private static final int LONGEST_PATTERN = 1_000;

    private TestYaml() {}

    /** The test; {@link Test.Present} in place of what cannot be read. */
    public static Test read(YamlObject object) {
        List<Test> tests = new ArrayList<>();
        add(tests, oneOf(object));
        add(tests, object.has("hasAllOf") ? new Test.AllOf(object.values("hasAllOf", MOST_VALUES)) : null);
        add(tests, object.has("exists") ? exists(object) : null);
        add(tests, object.has("empty") && object.truth("empty", true) ? new Test.Empty() : null);
        add(tests, text(object, "contains", Test.Text.Where.ANYWHERE));
        add(tests, text(object, "startsWith", Test.Text.Where.AT_THE_START));
        add(tests, text(object, "endsWith", Test.Text.Where.AT_THE_END));
        add(tests, matches(object));
        add(tests, recent(object, "withinLast", true));
        add(tests, recent(object, "withinNext", false));
        add(tests, anniversary(object));
        add(tests, range(object));
        add(tests, dated(object));
        if (tests.size() != 1) {
            object.flaw(
                    tests.isEmpty()
                            ? "What the value has to be is missing: is, isOneOf, hasAllOf, exists, empty, contains,"
                                    + " startsWith, endsWith, matches, above, atLeast, below, atMost, onOrAfter,"
                                    + " earlierThan, withinLast, withinNext or anniversaryWithin."
                            : "Only one test can be said here; put two conditions into a list under 'all'.");
            return new Test.Present();
        }
        return tests.getFirst();
    }

    private static void add(List<Test> tests, @Nullable Test test) {
        if (test != null) {
            tests.add(test);
        }
    }

    private static @Nullable Test oneOf(YamlObject object) {
        if (object.has("is")) {
            Object value = object.value("is");
            return new Test.OneOf(value == null ? List.of() : List.of(value));
        }
        return object.has("isOneOf") ? new Test.OneOf(object.values("isOneOf", MOST_VALUES)) : null;
    }

    private static Test exists(YamlObject object) {
        return object.truth("exists", true) ? new Test.Present() : new Test.Absent();
    }

    private static @Nullable Test text(YamlObject object, String member, Test.Text.Where where) {
        String text = object.text(member);
        return text == null ? null : new Test.Text(where, text);
    }

    private static @Nullable Test matches(YamlObject object) {
        String pattern = object.text("matches");
        if (pattern == null) {
            return null;
        }
        Test.Matches test = new Test.Matches(pattern);
        try {
            if (pattern.length() > LONGEST_PATTERN) {
                object.flaw("matches", "A pattern may have " + LONGEST_PATTERN + " characters.");
            } else {
                CompiledTest.of(test);
            }
        } catch (IllegalArgumentException e) {
            object.flaw("matches", e.getMessage() + ".");
        }
        return test;
    }

    private static @Nullable Test recent(YamlObject object, String member, boolean past) {
        Duration span = object.duration(member);
        return span == null ? null : new Test.Recent(span, past);
    }

    private static @Nullable Test anniversary(YamlObject object) {
        int days = object.number("anniversaryWithin", 0, 366, -1);
        return days < 0 ? null : new Test.Anniversary(days, object.text("zoneTrait"));
    }

    private static @Nullable Test range(YamlObject object) {
        BigDecimal above = object.amount("above");
        BigDecimal atLeast = object.amount("atLeast");
        BigDecimal below = object.amount("below");
        BigDecimal atMost = object.amount("atMost");
        if (above == null && atLeast == null && below == null && atMost == null) {
            return null;
        }
        if ((above != null && atLeast != null) || (below != null && atMost != null)) {
            object.flaw("Of 'above' and 'atLeast', and of 'below' and 'atMost', only one can be said.");
        }
        BigDecimal from = above == null ? atLeast : above;
        BigDecimal to = below == null ? atMost : below;
        if (from != null && to != null && from.compareTo(to) > 0) {
            object.flaw("The range from " + from + " to " + to + " is empty.");
        }
        return new Test.Range(from, above == null, to, below == null);
    }

    private static @Nullable Test dated(YamlObject object) {
        Instant from = object.instant("onOrAfter");
        Instant until = object.instant("earlierThan");
        return from == null && until == null ? null : new Test.Dated(from, until);
    }
}
