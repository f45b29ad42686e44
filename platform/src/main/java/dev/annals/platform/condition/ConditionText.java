package dev.annals.platform.condition;

import dev.annals.api.condition.Behaviour;
import dev.annals.api.condition.Condition;
import dev.annals.api.condition.Period;
import dev.annals.api.condition.Test;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says in a few words what a condition asks, so that an explanation can be read. */
public final class ConditionText {

    private ConditionText() {}

    /** The words; of a condition made of others only how they go together. */
    public static String of(Condition condition) {
        return switch (condition) {
            case Condition.Everyone ignored -> "everyone";
            case Condition.All ignored -> "all of";
            case Condition.Any ignored -> "any of";
            case Condition.Not ignored -> "not";
            case Condition.Trait it ->
                "trait " + it.path() + " " + of(it.test())
                        + (it.hasBeenFor() == null ? "" : ", has been for " + Spans.of(it.hasBeenFor()));
            case Condition.Did it -> "did " + of(it.behaviour()) + ", " + times(it.atLeast(), it.atMost());
            case Condition.Measured it ->
                word(it.figure()) + " of " + it.property() + " of " + of(it.behaviour()) + " " + of(it.test());
            case Condition.Sequence it ->
                it.steps().stream()
                                .map(step -> (step.absent() ? "did not " : "did ")
                                        + of(step.behaviour())
                                        + (step.within() == null ? "" : " within " + Spans.of(step.within())))
                                .collect(Collectors.joining(", then "))
                        + (it.sameProperty() == null ? "" : ", with the same " + it.sameProperty());
            case Condition.Member it ->
                it.account() == null ? "belongs to an account" : "belongs to the account " + it.account();
            case Condition.Bucket it -> "from " + it.from() + " to " + it.below() + " % of " + it.salt();
            case Condition.Near it ->
                "within " + it.kilometres() + " km of " + it.ofLatitude() + ", " + it.ofLongitude();
            case Condition.Consent it ->
                "may be used for " + it.purpose() + (it.channel() == null ? "" : " by " + it.channel());
            case Condition.Computed it -> "computed trait " + it.key() + " " + of(it.test());
            case Condition.PreferredHour it ->
                "the hour of most " + of(it.behaviour()) + " in " + it.zone() + " " + of(it.test());
            case Condition.Tagged it -> "carries the tag " + it.tag();
            case Condition.InSegment it -> "is in the segment " + it.segment();
        };
    }

    private static String of(Behaviour behaviour) {
        String where = behaviour.where().stream()
                .map(property -> property.path() + " " + of(property.test()))
                .collect(Collectors.joining(" and "));
        return (behaviour.name() == null ? "anything" : behaviour.name())
                + (behaviour.type() == null ? "" : " (" + behaviour.type().wireName() + ")")
                + (where.isEmpty() ? "" : " where " + where)
                + of(behaviour.period());
    }

    private static String of(Period period) {
        return switch (period) {
            case Period.Ever ignored -> "";
            case Period.Within it -> " within " + Spans.of(it.span());
            case Period.Before it -> " longer ago than " + Spans.of(it.span());
            case Period.Between it -> " from " + it.from() + " until " + it.until();
            case Period.Since it -> " since " + of(it.other());
        };
    }

    private static String of(Test test) {
        return switch (test) {
            case Test.Present ignored -> "is there";
            case Test.Absent ignored -> "is not there";
            case Test.Empty ignored -> "is empty";
            case Test.OneOf it -> it.values().size() == 1 ? "is " + it.values().getFirst() : "is one of " + it.values();
            case Test.AllOf it -> "has all of " + it.values();
            case Test.Range it -> range(it);
            case Test.Text it -> word(it.where()) + " has " + it.text();
            case Test.Matches it -> "matches " + it.pattern();
            case Test.Dated it ->
                (it.from() == null ? "" : "is " + it.from() + " or later")
                        + (it.until() == null ? "" : " is earlier than " + it.until());
            case Test.Recent it -> "is within the " + (it.past() ? "last " : "next ") + Spans.of(it.span());
            case Test.Anniversary it -> "has its anniversary within " + it.withinDays() + " days";
        };
    }

    private static String range(Test.Range it) {
        BigDecimal from = it.from();
        BigDecimal to = it.to();
        return (from == null ? "" : (it.fromCounts() ? "is at least " : "is above ") + from.toPlainString())
                + (from == null || to == null ? "" : " and ")
                + (to == null ? "" : (it.toCounts() ? "is at most " : "is below ") + to.toPlainString());
    }

    private static String times(long atLeast, @Nullable Long atMost) {
        if (atMost == null) {
            return "at least " + atLeast + " times";
        }
        return atLeast == atMost ? "exactly " + atMost + " times" : atLeast + " to " + atMost + " times";
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
