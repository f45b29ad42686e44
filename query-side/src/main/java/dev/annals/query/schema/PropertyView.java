package dev.annals.query.schema;

import dev.annals.platform.schema.Plan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a property.
 *
 * @param name its name
 * @param owner who answers for it
 * @param meaning what it says
 * @param unit in which unit
 * @param personal whether it tells something about a person; null where nobody said
 * @param amount whether it is an amount of money, of which the plan says what it means
 * @param interactions the names of the interactions whose schemas know it
 * @param usedBy what rests on it
 */
record PropertyView(
        String name,
        @Nullable String owner,
        @Nullable String meaning,
        @Nullable String unit,
        @Nullable Boolean personal,
        boolean amount,
        List<String> interactions,
        List<User> usedBy) {

    /**
     * Something that rests on a property.
     *
     * @param kind what it is: {@code segment}, {@code trait}, {@code journey}
     * @param key its key
     */
    record User(String kind, String key) {}

    static PropertyView of(String name, Plan plan, List<User> users) {
        Plan.Property known = plan.properties().get(name);
        Plan.Amounts amounts = plan.amounts();
        return new PropertyView(
                name,
                known == null ? null : known.owner(),
                known == null ? null : known.meaning(),
                known == null ? null : known.unit(),
                known == null ? null : known.personal(),
                amounts != null && amounts.properties().contains(name),
                plan.interactions().stream()
                        .filter(each -> each.schema().properties().contains(name))
                        .map(each -> each.name() == null ? each.type().wireName() : each.name())
                        .distinct()
                        .toList(),
                users);
    }
}
