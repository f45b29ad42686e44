package dev.annals.query.segment;

import dev.annals.api.condition.Condition;
import dev.annals.platform.condition.ConditionParts;
import dev.annals.platform.condition.ConditionText;
import dev.annals.platform.condition.Verdict;
import dev.annals.platform.segment.Memberships.Membership;
import dev.annals.query.access.Masking;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why somebody is in a segment, or is not.
 *
 * @param segment the segment's key
 * @param version the version of its definition
 * @param profileId the profile
 * @param member whether the profile is in it, by what is on record
 * @param since since when; null where it is not
 * @param cause why it entered; null where it is not
 * @param position the position of the event that caused it; null where it is not
 * @param at the instant at which the clauses were asked
 * @param clause the condition, clause by clause; null for a list
 */
record Explanation(
        String segment,
        int version,
        String profileId,
        boolean member,
        @Nullable Instant since,
        @Nullable String cause,
        @Nullable Long position,
        Instant at,
        @Nullable Clause clause) {

    static Explanation of(
            String segment,
            int version,
            String profileId,
            @Nullable Membership membership,
            Instant at,
            @Nullable Clause clause) {
        return new Explanation(
                segment,
                version,
                profileId,
                membership != null,
                membership == null ? null : membership.since(),
                membership == null ? null : membership.cause().wireName(),
                membership == null ? null : membership.position(),
                at,
                clause);
    }

    /**
     * A clause.
     *
     * @param says what it asks
     * @param holds whether it holds
     * @param value what was tested: a trait, a count, a figure; null where there is none
     * @param until when time alone may change that first; null where it cannot
     * @param evidence the ids of the events it rests on, at most ten, the newest first
     * @param formula how a computed trait is made, in words; null for other clauses
     * @param parts the clauses it is made of
     */
    record Clause(
            String says,
            boolean holds,
            @Nullable Object value,
            @Nullable Instant until,
            List<UUID> evidence,
            @Nullable String formula,
            List<Clause> parts) {

        static Clause of(Condition condition, Verdict verdict, Masking masking, Map<String, String> formulas) {
            List<Condition> inner = ConditionParts.of(condition);
            List<Clause> parts = new ArrayList<>();
            for (int i = 0; i < inner.size(); i++) {
                parts.add(of(inner.get(i), verdict.parts().get(i), masking, formulas));
            }
            return new Clause(
                    ConditionText.of(condition),
                    verdict.holds(),
                    condition instanceof Condition.Trait || condition instanceof Condition.Computed
                            ? masking.value(verdict.value())
                            : plain(verdict.value()),
                    verdict.until().equals(Instant.MAX) ? null : verdict.until(),
                    verdict.evidence(),
                    condition instanceof Condition.Computed it ? formulas.get(it.key()) : null,
                    parts);
        }

        /** Figures are shown without an exponent. */
        private static @Nullable Object plain(@Nullable Object value) {
            return value instanceof BigDecimal number ? new BigDecimal(number.toPlainString()) : value;
        }
    }
}
