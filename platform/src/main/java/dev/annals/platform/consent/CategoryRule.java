package dev.annals.platform.consent;

import dev.annals.api.interaction.InteractionType;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which interactions are data of a category. What a rule leaves out it does not ask for.
 *
 * @param category the category, as purposes name it under {@code data}
 * @param types types of interactions; empty for all
 * @param names names of interactions; empty for all
 * @param sources names of sources; empty for all
 */
public record CategoryRule(String category, Set<InteractionType> types, Set<String> names, Set<String> sources) {

    /** What counts as an order where the catalogue does not say so, by the names of the e-commerce specification of Segment. */
    static final List<CategoryRule> STANDARD = List.of(new CategoryRule(
            "orders",
            Set.of(InteractionType.TRACK),
            Set.of(
                    "Checkout Started",
                    "Checkout Step Completed",
                    "Payment Info Entered",
                    "Order Completed",
                    "Order Updated",
                    "Order Refunded",
                    "Order Cancelled",
                    "Order Shipped",
                    "Order Delivered"),
            Set.of()));

    boolean covers(InteractionType type, @Nullable String name, String source) {
        return new CollectionRule(category, types, names, sources).covers(type, name, source);
    }
}
