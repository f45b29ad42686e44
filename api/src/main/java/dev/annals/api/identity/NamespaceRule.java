package dev.annals.api.identity;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How identifiers of one namespace are spelled, and how far they may join people.
 *
 * @param namespace the kind of identifier
 * @param spelling how values are brought into one spelling
 * @param ignoreCase whether values that differ in case only are one
 * @param merges whether it may join profiles; an identifier that may not is still found and recorded under
 * @param atMost how many a profile may have; null for any number
 * @param quarantineAfter after how many links within a day a value stops to count; 0 for never
 * @param blockedValues values that identify nobody; compared in lower case
 * @param blockedPatterns regular expressions (RE2) of values that identify nobody; the whole value has to match
 */
public record NamespaceRule(
        Namespace namespace,
        Spelling spelling,
        boolean ignoreCase,
        boolean merges,
        @Nullable AtMost atMost,
        int quarantineAfter,
        Set<String> blockedValues,
        List<String> blockedPatterns) {

    public NamespaceRule {
        blockedValues = Set.copyOf(blockedValues);
        blockedPatterns = List.copyOf(blockedPatterns);
    }

    /** What holds for a namespace that the rules do not name. */
    public static NamespaceRule unnamed(Namespace namespace) {
        return new NamespaceRule(namespace, Spelling.TEXT, false, true, null, 20, Set.of(), List.of());
    }

    /** The ways to bring values into one spelling. */
    public enum Spelling {
        /** Unicode NFC, without white space around it. */
        TEXT,
        /** An e-mail address: lower case, domain in its ASCII form. */
        EMAIL,
        /** A telephone number: E.164. */
        PHONE
    }

    /**
     * A limit.
     *
     * @param count how many identifiers of the namespace one profile may have, from 1
     * @param within only those first linked within this time of each other count; null for ever
     */
    public record AtMost(int count, @Nullable Duration within) {}
}
