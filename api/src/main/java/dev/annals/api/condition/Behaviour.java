package dev.annals.api.condition;

import dev.annals.api.interaction.InteractionType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which of a person's interactions are meant.
 *
 * @param name the interaction's name ({@code Order Completed}); null for any
 * @param type its type; null for any
 * @param where what its properties have to be, all of it
 * @param period when it has to have happened
 */
public record Behaviour(@Nullable String name, @Nullable InteractionType type, List<Property> where, Period period) {

    public Behaviour {
        where = List.copyOf(where);
    }

    /**
     * What a property has to be.
     *
     * @param path its name; members of an object follow with dots
     * @param test the test
     */
    public record Property(String path, Test test) {}
}
