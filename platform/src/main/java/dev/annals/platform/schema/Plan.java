package dev.annals.platform.schema;

import dev.annals.api.interaction.InteractionType;
import dev.annals.api.schema.PlanMode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What interactions are agreed to say.
 *
 * @param version its version; 0 where none was published
 * @param unplanned what is done with interactions that it does not know
 * @param interactions what it knows, in the order of the file
 * @param properties the dictionary, by property
 * @param amounts what an amount means; null where nothing was agreed
 * @param text the file as it was written
 */
public record Plan(
        int version,
        PlanMode unplanned,
        List<Planned> interactions,
        Map<String, Property> properties,
        @Nullable Amounts amounts,
        String text) {

    /** As long as none was published: everything is allowed. */
    public static final Plan NONE = new Plan(0, PlanMode.ALLOW, List.of(), Map.of(), null, "");

    /**
     * One version of an interaction.
     *
     * @param type which of the six calls it is
     * @param name its name; null where the call has none
     * @param version the version of its schema, from 1
     * @param mode what is done with one that does not keep to it
     * @param schema what it may say
     */
    public record Planned(InteractionType type, @Nullable String name, int version, PlanMode mode, Schema schema) {

        boolean is(InteractionType otherType, @Nullable String otherName) {
            return type == otherType && (name == null ? otherName == null : name.equals(otherName));
        }
    }

    /**
     * What a property is.
     *
     * @param name its name
     * @param owner who answers for it; null where nobody said
     * @param meaning what it says; null where nobody said
     * @param unit in which unit; null where it has none
     * @param personal whether it tells something about a person
     */
    public record Property(
            String name,
            @Nullable String owner,
            @Nullable String meaning,
            @Nullable String unit,
            boolean personal) {}

    /**
     * The one meaning of amounts of money.
     *
     * @param properties the properties that hold amounts
     * @param currencyProperty the property that says the currency, in three letters of ISO 4217
     * @param currencies the currencies that may be said; all when empty
     * @param defaultCurrency the currency where none is said; null where it has to be said
     * @param taxIncluded whether amounts include tax
     * @param discountDeducted whether discounts are deducted from them already
     */
    public record Amounts(
            List<String> properties,
            String currencyProperty,
            List<String> currencies,
            @Nullable String defaultCurrency,
            boolean taxIncluded,
            boolean discountDeducted) {}
}
