package dev.annals.platform.schema;

import dev.annals.api.condition.Behaviour;
import dev.annals.api.condition.Condition;
import dev.annals.api.condition.Period;
import java.util.Set;
import java.util.TreeSet;

/** Tells which properties and traits a condition rests on. */
public final class PropertiesAsked {

    private PropertiesAsked() {}

    /** Their names; of one inside of another, that of the outer one. */
    public static Set<String> by(Condition condition) {
        Set<String> found = new TreeSet<>();
        collect(condition, found);
        return found;
    }

    private static void collect(Condition condition, Set<String> found) {
        switch (condition) {
            case Condition.All it -> it.of().forEach(part -> collect(part, found));
            case Condition.Any it -> it.of().forEach(part -> collect(part, found));
            case Condition.Not it -> collect(it.of(), found);
            case Condition.Trait it -> add(it.path(), found);
            case Condition.Did it -> collect(it.behaviour(), found);
            case Condition.Measured it -> {
                add(it.property(), found);
                collect(it.behaviour(), found);
            }
            case Condition.Sequence it -> {
                it.steps().forEach(step -> collect(step.behaviour(), found));
                if (it.sameProperty() != null) {
                    add(it.sameProperty(), found);
                }
            }
            case Condition.PreferredHour it -> {
                collect(it.behaviour(), found);
                if (it.zoneTrait() != null) {
                    add(it.zoneTrait(), found);
                }
            }
            case Condition.Near it -> {
                add(it.latitude(), found);
                add(it.longitude(), found);
            }
            default -> {}
        }
    }

    private static void collect(Behaviour behaviour, Set<String> found) {
        behaviour.where().forEach(each -> add(each.path(), found));
        if (behaviour.period() instanceof Period.Since since) {
            collect(since.other(), found);
        }
    }

    private static void add(String path, Set<String> found) {
        int dot = path.indexOf('.');
        found.add(dot > 0 ? path.substring(0, dot) : path);
    }
}
