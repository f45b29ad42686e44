package dev.annals.api.schema;

import dev.annals.api.Event;
import dev.annals.api.Wire;
import dev.annals.api.identity.FragmentId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happens to the tracking plan. Its versions stand in one stream, what did not keep to it in another. */
public sealed interface PlanEvent extends Event {

    /** The stream. */
    FragmentId stream();

    /**
     * A version of the plan holds from now on.
     *
     * @param stream the stream of plans
     * @param version its version, from 1
     * @param hash SHA-256 of the text, in hexadecimal digits
     * @param text the plan as it was written, YAML or JSON
     */
    @Wire(name = "plan.published")
    record PlanPublished(FragmentId stream, int version, String hash, String text) implements PlanEvent {}

    /**
     * Interactions did not keep to the plan. Nothing in it was sent by anybody: places are those of the schema.
     *
     * @param stream the stream of violations
     * @param version the version of the plan
     * @param source the source that sent them
     * @param interaction what they were: the name, or the type where they have none
     * @param place the place in the schema; empty where the plan does not know the interaction at all
     * @param rule the rule that was broken: a keyword of JSON Schema, {@code unplanned}, {@code amount} or {@code currency}
     * @param mode what was done with them
     * @param count how many
     * @param example the event of one that was stored; null where none was
     */
    @Wire(name = "plan.violated")
    record PlanViolated(
            FragmentId stream,
            int version,
            String source,
            String interaction,
            String place,
            String rule,
            PlanMode mode,
            long count,
            @Nullable UUID example)
            implements PlanEvent {}
}
