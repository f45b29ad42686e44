package dev.annals.platform.condition;

import dev.annals.api.condition.Condition;
import org.jspecify.annotations.Nullable;

/** Asks of a trait's value alone what a condition asks of the person, for those who keep values apart from people. */
@FunctionalInterface
public interface ValueClause {

    /** Whether the condition holds of whoever has this value of the trait; null for whoever has none. */
    boolean holds(@Nullable Object value);

    /**
     * A condition in this form; null where it asks for more than the value of one whole trait: since when it is held, what
     * time it is, another trait, a member of an object.
     */
    static @Nullable ValueClause of(Condition condition) {
        if (condition instanceof Condition.Trait it
                && it.hasBeenFor() == null
                && it.path().indexOf('.') < 0) {
            CompiledTest.Check check = CompiledTest.of(it.test()).ofValueAlone();
            return check == null ? null : check::passes;
        }
        return null;
    }
}
