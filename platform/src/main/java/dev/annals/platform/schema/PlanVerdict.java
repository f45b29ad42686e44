package dev.annals.platform.schema;

import dev.annals.api.schema.PlanMode;
import java.util.List;

/**
 * Whether an interaction keeps to the plan. Nothing in it was sent by anybody but the interaction's name.
 *
 * @param version the version of the plan
 * @param mode what to do with it
 * @param interaction its name, or its type where it has none
 * @param violations the rules that it breaks; empty when it keeps to the plan
 */
public record PlanVerdict(int version, PlanMode mode, String interaction, List<Violation> violations) {

    /** It keeps to the plan. */
    public static final PlanVerdict KEPT = new PlanVerdict(0, PlanMode.ALLOW, "", List.of());

    /**
     * A broken rule.
     *
     * @param place where it stands in the schema; empty where there is none
     * @param rule the rule
     */
    public record Violation(String place, String rule) {

        @Override
        public String toString() {
            return place.isEmpty() ? rule : rule + " at " + place;
        }
    }

    /** Whether it keeps to the plan. */
    public boolean isKept() {
        return violations.isEmpty();
    }

    /** What is wrong, as a sentence. */
    public String detail() {
        return "\"" + interaction + "\" breaks version " + version + " of the tracking plan: "
                + String.join(", ", violations.stream().map(Violation::toString).toList()) + ".";
    }
}
