package dev.annals.query.schema;

import dev.annals.api.schema.PlanMode;
import dev.annals.platform.schema.Plan;
import dev.annals.platform.schema.PlanBook.Edition;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A version of the tracking plan as the API answers it.
 *
 * @param version its version; 0 where none was published
 * @param publishedAt when it was published; null where none was
 * @param publishedBy who published it; null where none was
 * @param unplanned what is done with interactions that it does not know
 * @param interactions what it knows
 * @param text the plan as it was written
 */
record PlanView(
        int version,
        @Nullable Instant publishedAt,
        @Nullable String publishedBy,
        PlanMode unplanned,
        List<Interaction> interactions,
        String text) {

    static PlanView of(Edition edition) {
        Plan plan = edition.plan();
        boolean isThere = plan.version() > 0;
        return new PlanView(
                plan.version(),
                isThere ? edition.since() : null,
                isThere ? edition.by() : null,
                plan.unplanned(),
                plan.interactions().stream().map(Interaction::of).toList(),
                plan.text());
    }

    /**
     * One version of an interaction.
     *
     * @param type which of the six calls it is
     * @param name its name
     * @param version the version of its schema
     * @param mode what is done with one that does not keep to it
     * @param schema what it may say
     */
    record Interaction(
            String type, @Nullable String name, int version, PlanMode mode, Map<String, @Nullable Object> schema) {

        static Interaction of(Plan.Planned planned) {
            return new Interaction(
                    planned.type().wireName(),
                    planned.name(),
                    planned.version(),
                    planned.mode(),
                    planned.schema().tree());
        }
    }
}
