package dev.annals.query.identity.search;

import dev.annals.api.condition.Condition;

/**
 * What a condition asks for that takes reading besides the profile.
 *
 * @param deeds whether it asks what people did, which takes reading the streams of all their fragments
 * @param consents whether it asks what people decided
 * @param segments whether it asks in which segments people are
 */
public record Asked(boolean deeds, boolean consents, boolean segments) {

    private static final Asked NOTHING = new Asked(false, false, false);

    /** What a condition asks for. */
    public static Asked by(Condition condition) {
        return switch (condition) {
            case Condition.All it -> it.of().stream().map(Asked::by).reduce(NOTHING, Asked::and);
            case Condition.Any it -> it.of().stream().map(Asked::by).reduce(NOTHING, Asked::and);
            case Condition.Not it -> by(it.of());
            case Condition.Did ignored -> new Asked(true, false, false);
            case Condition.Measured ignored -> new Asked(true, false, false);
            case Condition.Sequence ignored -> new Asked(true, false, false);
            case Condition.Consent ignored -> new Asked(false, true, false);
            case Condition.Computed ignored -> new Asked(true, false, false);
            case Condition.PreferredHour ignored -> new Asked(true, false, false);
            case Condition.InSegment ignored -> new Asked(false, false, true);
            case Condition.Tagged ignored -> new Asked(false, false, true);
            case Condition.Everyone ignored -> NOTHING;
            case Condition.Trait ignored -> NOTHING;
            case Condition.Member ignored -> NOTHING;
            case Condition.Bucket ignored -> NOTHING;
            case Condition.Near ignored -> NOTHING;
        };
    }

    private Asked and(Asked other) {
        return new Asked(deeds || other.deeds, consents || other.consents, segments || other.segments);
    }
}
