package dev.annals.command.privacy;

import dev.annals.api.condition.Condition;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.platform.condition.CompiledCondition;
import dev.annals.platform.condition.ConditionParts;
import dev.annals.platform.condition.ConditionYaml;
import dev.annals.platform.yaml.Flaws;
import dev.annals.platform.yaml.YamlFile;

/** Reads the criterion by which a legal hold says whom it is about. */
final class HoldCriterion {

    private HoldCriterion() {}

    /**
     * The condition of a text.
     *
     * @throws Rejected with {@code INVALID_CONFIGURATION} naming everything that is wrong with it, or when it asks for what the
     *     person's own events do not tell
     */
    static CompiledCondition of(String text) {
        Flaws flaws = new Flaws("criterion");
        Condition condition =
                YamlFile.read(text, flaws).map(ConditionYaml::read).orElseGet(Condition.Everyone::new);
        flaws.refuseIfAny();
        if (!isToldByEvents(condition)) {
            throw new Rejected(
                    Rejection.INVALID_CONFIGURATION,
                    "criterion: It may ask for traits, accounts and what was done, not for consents, segments,"
                            + " tags or computed traits, which can change while something is held.");
        }
        return CompiledCondition.of(condition);
    }

    private static boolean isToldByEvents(Condition condition) {
        return ConditionParts.within(condition).allMatch(part -> switch (part) {
            case Condition.Consent ignored -> false;
            case Condition.InSegment ignored -> false;
            case Condition.Tagged ignored -> false;
            case Condition.Computed ignored -> false;
            case Condition.All ignored -> true;
            case Condition.Any ignored -> true;
            case Condition.Not ignored -> true;
            case Condition.Did ignored -> true;
            case Condition.Measured ignored -> true;
            case Condition.PreferredHour ignored -> true;
            case Condition.Sequence ignored -> true;
            case Condition.Everyone ignored -> true;
            case Condition.Trait ignored -> true;
            case Condition.Member ignored -> true;
            case Condition.Bucket ignored -> true;
            case Condition.Near ignored -> true;
        });
    }
}
