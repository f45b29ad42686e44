package dev.annals.platform.schema;

import dev.annals.api.interaction.Content;
import dev.annals.api.interaction.Interaction;
import dev.annals.api.interaction.InteractionType;
import dev.annals.api.schema.PlanMode;
import dev.annals.platform.schema.Plan.Amounts;
import dev.annals.platform.schema.Plan.Planned;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Says whether an interaction keeps to the tracking plan, and what to do with one that does not. The schema of a version is
 * chosen by {@code context.protocols.event_version}, where that is not said by the highest. Where there is no plan, it costs
 * one look.
 */
public final class PlanGate {

    private static final int MOST = 20;

    private final Supplier<Plan> plan;

    /** @param plan the plan in force */
    public PlanGate(Supplier<Plan> plan) {
        this.plan = plan;
    }

    /** A gate that lets everything through. */
    public static PlanGate open() {
        return new PlanGate(() -> Plan.NONE);
    }

    /** The verdict. */
    public PlanVerdict judge(Interaction interaction) {
        Plan current = plan.get();
        if (current.version() == 0) {
            return PlanVerdict.KEPT;
        }
        String label = interaction.name() == null ? interaction.type().wireName() : interaction.name();
        Planned planned = planned(current, interaction);
        if (planned == null) {
            return current.unplanned() == PlanMode.ALLOW
                    ? PlanVerdict.KEPT
                    : new PlanVerdict(
                            current.version(),
                            current.unplanned(),
                            label,
                            List.of(new PlanVerdict.Violation("", "unplanned")));
        }
        if (planned.mode() == PlanMode.ALLOW) {
            return PlanVerdict.KEPT;
        }
        Map<String, @Nullable Object> said = said(interaction);
        List<PlanVerdict.Violation> violations = new ArrayList<>();
        planned.schema().brokenBy(said).stream()
                .limit(MOST)
                .forEach(broken -> violations.add(new PlanVerdict.Violation(broken.place(), broken.rule())));
        Amounts amounts = current.amounts();
        if (amounts != null) {
            check(amounts, said, violations);
        }
        return violations.isEmpty()
                ? PlanVerdict.KEPT
                : new PlanVerdict(current.version(), planned.mode(), label, List.copyOf(violations));
    }

    /** What is planned of an interaction: in the version it says, or the highest. */
    private static @Nullable Planned planned(Plan plan, Interaction interaction) {
        int version = version(interaction.content().context());
        Planned found = null;
        for (Planned each : plan.interactions()) {
            if (each.is(interaction.type(), interaction.name())
                    && (version == 0 || each.version() == version)
                    && (found == null || each.version() > found.version())) {
                found = each;
            }
        }
        return found;
    }

    private static int version(Map<String, ? extends @Nullable Object> context) {
        return context.get("protocols") instanceof Map<?, ?> protocols
                        && protocols.get("event_version") instanceof Number number
                ? number.intValue()
                : 0;
    }

    /** What a schema is about: what is said of the person where a call says nothing else. */
    private static Map<String, @Nullable Object> said(Interaction interaction) {
        Content content = interaction.content();
        return interaction.type() == InteractionType.IDENTIFY ? content.traits() : content.properties();
    }

    private static void check(
            Amounts amounts, Map<String, @Nullable Object> said, List<PlanVerdict.Violation> violations) {
        boolean hasAmount = false;
        for (String property : amounts.properties()) {
            Object value = said.get(property);
            if (value != null) {
                hasAmount = true;
                if (!(value instanceof Number)) {
                    violations.add(new PlanVerdict.Violation("/amounts/" + property, "amount"));
                }
            }
        }
        if (hasAmount && !isCurrency(amounts, said.get(amounts.currencyProperty()))) {
            violations.add(new PlanVerdict.Violation("/amounts/" + amounts.currencyProperty(), "currency"));
        }
    }

    private static boolean isCurrency(Amounts amounts, @Nullable Object value) {
        if (value == null) {
            return amounts.defaultCurrency() != null;
        }
        return value instanceof String code
                && (amounts.currencies().isEmpty()
                        ? code.matches("[A-Z]{3}")
                        : amounts.currencies().contains(code));
    }
}
