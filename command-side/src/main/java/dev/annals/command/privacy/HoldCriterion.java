package dev.annals.command.privacy;

import dev.annals.api.condition.Condition;
import dev.annals.platform.condition.CompiledCondition;
import dev.annals.platform.condition.ConditionYaml;
import dev.annals.platform.yaml.Flaws;
import dev.annals.platform.yaml.YamlFile;

/** Reads the criterion by which a legal hold says whom it is about. */
final class HoldCriterion {

    private HoldCriterion() {}

    /**
     * The condition of a text.
     *
     * @throws dev.annals.api.rejection.Rejected with {@code INVALID_CONFIGURATION} naming everything that is wrong with it
     */
    static CompiledCondition of(String text) {
        Flaws flaws = new Flaws("criterion");
        Condition condition =
                YamlFile.read(text, flaws).map(ConditionYaml::read).orElseGet(Condition.Everyone::new);
        flaws.refuseIfAny();
        return CompiledCondition.of(condition);
    }
}
