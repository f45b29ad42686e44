package dev.annals.api.identity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Brings some fragments to what rules that hold for the past say of them: one step of many. Answered with a
 * {@link RegroupedPast}; refused with {@code CONFLICT} when other rules were published since, or the step was taken.
 *
 * @param version the version of the rules
 * @param step which step it is, from 0
 * @param remaining how many more fragments were found to differ
 * @param values the fragments, and what the rules say of their values
 */
public record RegroupPast(int version, int step, int remaining, List<Value> values) {

    /**
     * What the rules say of a fragment's value.
     *
     * @param fragment the fragment
     * @param blocked whether the value identifies nobody
     * @param spelled the identifier it would be recorded as; null when it stays as it is; personal data
     * @param unlike the fragments whose values were once spelled like it, and are not any more
     */
    public record Value(
            FragmentId fragment, boolean blocked, @Nullable Identifier spelled, List<FragmentId> unlike) {

        @Override
        public String toString() {
            return "Value[" + fragment + "]";
        }
    }
}
