package dev.annals.platform.trait;

import dev.annals.api.condition.Condition;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is computed of everybody.
 *
 * @param version the version; 0 where none was published
 * @param traits what is made of what people did
 * @param orders what an order is; null where nobody said, and then there are no RFM and no lifecycle
 * @param lifecycle when somebody is what
 * @param text the definitions as they were written
 */
public record Definitions(
        int version, List<Computed> traits, @Nullable Orders orders, Lifecycle lifecycle, String text) {

    /** As long as none was published. */
    public static final Definitions NONE = new Definitions(0, List.of(), null, Lifecycle.USUAL, "");

    /**
     * A trait.
     *
     * @param key its key
     * @param formula how it is made, in words
     * @param measure the condition whose measured value it is
     */
    public record Computed(String key, String formula, Condition measure) {}

    /**
     * What an order is.
     *
     * @param name the name of the interaction
     * @param amount the property that holds what was paid
     */
    public record Orders(String name, String amount) {}

    /**
     * When somebody is what, by the time of orders.
     *
     * @param newFor for how long somebody is new after the only order
     * @param activeFor for how long somebody is active after an order
     * @param atRiskFor until how long after the last order somebody is at risk; later, lapsed
     */
    public record Lifecycle(Duration newFor, Duration activeFor, Duration atRiskFor) {

        /** Where nobody said otherwise. */
        public static final Lifecycle USUAL =
                new Lifecycle(Duration.ofDays(30), Duration.ofDays(90), Duration.ofDays(180));
    }
}
