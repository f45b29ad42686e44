package dev.annals.api.audit;

import dev.annals.api.schema.PlanEvent;
import dev.annals.api.schema.PlanEvent.PlanPublished;
import dev.annals.api.schema.PlanEvent.PlanViolated;
import dev.annals.api.trait.TraitEvent;
import dev.annals.api.trait.TraitEvent.TraitsPublished;

/** Says in one plain sentence what happened to the tracking plan, and to the definitions of computed traits. */
final class PlanDescription {

    private PlanDescription() {}

    static String of(PlanEvent event) {
        return switch (event) {
            case PlanPublished it -> "Version " + it.version() + " of the tracking plan was published.";
            case PlanViolated it ->
                it.count() + " interactions \"" + it.interaction() + "\" of the source " + it.source()
                        + " did not keep to version " + it.version() + " of the tracking plan: " + it.rule()
                        + (it.place().isEmpty() ? "" : " at " + it.place()) + ".";
        };
    }

    static String of(TraitEvent event) {
        return switch (event) {
            case TraitsPublished it -> "Version " + it.version() + " of the computed traits was published.";
        };
    }
}
