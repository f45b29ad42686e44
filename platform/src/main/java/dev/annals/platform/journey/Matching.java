package dev.annals.platform.journey;

import dev.annals.api.condition.Behaviour;
import dev.annals.api.condition.Condition;
import dev.annals.api.condition.Period;
import dev.annals.api.condition.Test;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.interaction.InteractionType;
import dev.annals.api.journey.Begun;
import dev.annals.api.journey.Trigger;
import dev.annals.platform.condition.CompiledCondition;
import dev.annals.platform.condition.Person;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells whether an interaction is one that a journey listens for. */
public final class Matching {

    private static final FragmentId NOBODY = new FragmentId(new UUID(0, 0));
    private static final UUID NO_EVENT = new UUID(0, 0);

    private Matching() {}

    /**
     * Whether an interaction is meant.
     *
     * @param begun what began the run; null where none is under way, or the person was erased
     */
    public static boolean isMeant(
            Trigger.Happens trigger, String name, Map<String, @Nullable Object> properties, @Nullable Begun begun) {
        return trigger.name().equals(name) && passes(tests(trigger, begun), properties);
    }

    /** The tests that its properties have to pass, with what has to be as it was when the run began. */
    static List<Behaviour.Property> tests(Trigger.Happens trigger, @Nullable Begun begun) {
        List<Behaviour.Property> tests = new ArrayList<>(trigger.where());
        for (Trigger.Match match : trigger.matches()) {
            Object wanted = begun == null ? null : at(begun.properties(), match.entry());
            tests.add(new Behaviour.Property(
                    match.property(), wanted == null ? new Test.Absent() : new Test.OneOf(List.of(wanted))));
        }
        return tests;
    }

    /** Whether properties pass all tests. */
    public static boolean passes(List<Behaviour.Property> tests, Map<String, @Nullable Object> properties) {
        if (tests.isEmpty()) {
            return true;
        }
        Person.Deed deed = new Person.Deed(NO_EVENT, "", InteractionType.TRACK, Instant.EPOCH, properties);
        return CompiledCondition.of(new Condition.Did(new Behaviour("", null, tests, new Period.Ever()), 1, null))
                .at(new Person(NOBODY, Map.of(), Set.of(), List.of(deed)), Instant.EPOCH)
                .holds();
    }

    /** The value at a path: a member of that whole name, else member by member. */
    public static @Nullable Object at(Map<?, ?> object, String path) {
        if (object.containsKey(path)) {
            return object.get(path);
        }
        int dot = path.indexOf('.');
        return dot > 0 && object.get(path.substring(0, dot)) instanceof Map<?, ?> inner
                ? at(inner, path.substring(dot + 1))
                : null;
    }

    /** A value as an entry key: the same for numbers of the same value; null where it can be none. */
    public static @Nullable String asKey(@Nullable Object value) {
        return switch (value) {
            case String text when !text.isBlank() && text.length() <= 500 -> text.strip();
            case Boolean truth -> truth.toString();
            case Integer number -> number.toString();
            case Long number -> number.toString();
            case BigInteger number -> number.toString();
            case BigDecimal number -> number.stripTrailingZeros().toPlainString();
            case Double number
            when Double.isFinite(number) ->
                BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
            case null, default -> null;
        };
    }
}
